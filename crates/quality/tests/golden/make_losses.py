"""Makes losses.csv: expected losses by an independent computation with 50 decimals (stdlib only).

    python3 make_losses.py > losses.csv

Each year's product is rounded half up to the fen, and the years are added up. Money in fen; probabilities as fractions;
curves and exposures as lists separated by ';'; scenarios as weight*pd*lgd.
"""
from decimal import Decimal as D, ROUND_HALF_UP, getcontext
getcontext().prec = 50

def fen(x): return int(x.quantize(D(1), rounding=ROUND_HALF_UP))

def losses(ead, days, eir, lgd, pd, scenarios, stage):
    ead=[D(e) for e in ead]; eir, lgd = D(eir), D(lgd)
    one=lambda x: min(x, D(1))
    if stage==3:
        return [fen(ead[0]*sum(w*one(lgd*l) for w,_,l in scenarios))]
    horizon=min(days or 365, 365) if stage==1 else (days or 365)
    out=[]; alive=[D(1)]*len(scenarios); year=0
    while horizon>year*365:
        part=D(min(365, horizon-year*365))/365
        end=year+part
        at=lambda xs: D(xs[min(year, len(xs)-1)])
        f=D(0)
        for i,(w,p,l) in enumerate(scenarios):
            q=one(at(pd)*p)
            q=q if part==1 else 1-(1-q)**part
            f+=w*q*alive[i]*one(lgd*l); alive[i]*=1-q
        out.append(fen(at(ead)*f/(1+eir)**end)); year+=1
    return out

BASE=[(D(1),D(1),D(1))]
THREE=[(D('.2'),D('.75'),D(1)),(D('.5'),D(1),D(1)),(D('.3'),D('1.5'),D(1))]
CROSS=[(D('.25'),D('.8'),D('.9')),(D('.5'),D(1),D(1)),(D('.25'),D('1.6'),D('1.25'))]
M=100_000_000
CASES=[
 ('worked 12 months',[M],1095,'0.06','0.45',['0.02','0.03','0.035'],BASE,1),
 ('worked lifetime',[M],1095,'0.06','0.45',['0.02','0.03','0.035'],BASE,2),
 ('worked scenarios',[M],1095,'0.06','0.45',['0.02'],THREE,1),
 ('impaired',[M],1095,'0.06','0.45',['0.02'],BASE,3),
 ('impaired, scenarios cap at one',[M],1095,'0.06','0.9',['0.02'],CROSS,3),
 ('amortising over 30 months',[30_000_000,18_000_000,6_000_000],913,'0.0435','0.55',['0.0123','0.0211','0.0307'],CROSS,2),
 ('half a year',[12_345_678],182,'0.048','0.4',['0.031'],THREE,1),
 ('one day',[12_345_678],1,'0.048','0.4',['0.031'],THREE,1),
 ('past its last due date',[500_000],0,'0.048','0.65',['0.25'],THREE,2),
 ('curve shorter than life',[7_777_777]*8,2800,'0.0365','0.45',['0.02','0.03'],THREE,2),
 ('no interest',[100],365,'0','0.5',['0.01'],BASE,1),
 ('certain default',[999_999_99],400,'0.05','1',['1'],BASE,2),
 ('the largest claim',[10_000_000_000_000],3650,'0.06','0.45',['0.02','0.03','0.035'],CROSS,2),
]
print('case,ead_fen,days_left,rate,lgd,curve,scenarios,stage,years_fen,loss_fen')
for name,ead,days,eir,lgd,pd,sc,stage in CASES:
    years=losses(ead,days,eir,lgd,pd,sc,stage)
    j=lambda xs:';'.join(str(x) for x in xs)
    print(f'"{name}",{j(ead)},{days},{eir},{lgd},{j(pd)},{j("*".join(str(x) for x in s) for s in sc)},{stage},{j(years)},{sum(years)}')
