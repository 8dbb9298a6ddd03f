// The interface as agreed between the server and the console, for what the server does not describe yet.
//
// `schemas`: one line per type, `name:type` apart by blanks. Types: s (text, the default), int, num, bool, any, or the name of
// a type; `[]` makes a list of it, `?` says it may be null. `routes`: method, path, query parameters, body, answer.

export const schemas = {
  Cash: 'minor:int currency text',
  RateCard: 'annual_percent monthly_permille',
  Named: 'id zh en',
  Bucket: 'name:Named count:int amount:Cash',
  AllowedAct: 'act zh en can:bool why:s? why_zh:s?',
  Institution: 'code name_zh name_en kind:Named currency simulated:bool',
  Me: 'id name roles:Named[] institution:Institution today clock_simulated:bool allowed:s[] must_set_password:bool',
  Session: 'token:s? expires_at user:Me',
  Login: 'institution name password cookie:bool?',
  ProblemDetails: 'type title title_zh status:int code detail detail_zh',
  Setup: 'needed:bool',
  SetupRequest: 'token name password',
  Redeem: 'token',
  NewPassword: 'password current:s?',

  ReasonCard: 'code zh en weight:Named rule value threshold:s?',
  ScorePoints: 'feature zh en value bin points:num best_points:num lost:num',
  ScoreBand: 'grade from:num? to:num?',
  ScoreScale: 'lowest:num highest:num bands:ScoreBand[]',
  PriceStep: 'step zh en percent',
  FeeLine: 'code zh en payee_zh upfront:Cash each_instalment:Cash',
  CheckLine: 'step:Named rule zh en result:Named value threshold:s?',
  InputLine: 'name zh en value:s? category:Named?',
  AllIn: 'simple_percent compound_percent by_days_percent cap_percent',
  DecisionCard:
    'id application decided_on outcome:Named score:int? pd_percent:s? grade:s? limit:Cash? amount:Cash? rate:RateCard? ' +
    'all_in_simple_percent:s? all_in_compound_percent:s? reasons:ReasonCard[] pinned:s[] digest score_points:ScorePoints[] ' +
    'score_scale:ScoreScale? price:PriceStep[] fees:FeeLine[] checks:CheckLine[] inputs:InputLine[] all_in:AllIn?',
  ReviewCard: 'by by_name outcome:Named reason',
  ApplicationLine:
    'id firm firm_name:s? product product_zh product_en amount:Cash tenor_months:int state:Named outcome:Named? grade:s? ' +
    'submitted_on submitted_by submitted_by_name loan:s? loan_number:s?',
  ApplicationCard:
    'id firm firm_name:s? product product_zh product_en amount:Cash tenor_months:int purpose:Named automation_refused:bool state:Named ' +
    'submitted_on submitted_by submitted_by_name decision:DecisionCard? review:ReviewCard? loan:s? loan_number:s? allowed:AllowedAct[]',
  Submit: 'firm product amount tenor_months:int purpose automation_refused:bool?',
  Review: 'approve:bool reason',
  ReplayCard: 'decision identical:bool erased:bool detail',

  LoanLine:
    'id number firm firm_name:s? product product_zh product_en principal:Cash outstanding:Cash? rate:RateCard days_past_due:int? ' +
    'class:Named? position_on:s? state:Named region_zh:s? industry_zh:s? starts_on ends_on guaranteed:bool',
  InstalmentCard: 'number:int due_on principal:Cash interest:Cash unpaid:Cash',
  PositionCard:
    'at outstanding:Cash due:Cash accrued:Cash overdue_principal:Cash overdue_interest:Cash penalty:Cash payoff:Cash ' +
    'days_past_due:int class:Named',
  FactCard: 'kind:Named effective_on recorded_at actor amount:Cash? reference:s?',
  PostingCard: 'value_date book_date account zh en amount:Cash',
  LoanCard:
    'id number firm firm_name:s? application:s? product product_zh product_en principal:Cash rate:RateCard method:Named ' +
    'term_months:int state:Named position:PositionCard? schedule:InstalmentCard[] facts:FactCard[] postings:PostingCard[] ' +
    'corrections:s[] agreement:s? closed_through:s? guaranteed:bool compensated:Cash simulated:bool allowed:AllowedAct[]',
  LoanReceipt: 'id number state:Named position:PositionCard?',
  PreviewRequest: 'act amount:s? on:s? reference:s? mode:s?',
  PreviewCard: 'before:PositionCard after:PositionCard schedule:InstalmentCard[] postings:PostingCard[] notes:Named[]',
  Payment: 'amount on:s? reference',
  Prepayment: 'amount on:s? reference mode:s?',
  BankAnswer: 'result on:s? reference',
  Correction: 'act reference:s? reason',
  Proposal:
    'id act:Named limit:Cash? until:s? loan:s? loan_number:s? reference:s? on:s? reason proposed_by proposed_by_name proposed_at ' +
    'approved_by:s[] approved_by_names:s[] approvals_needed:int state:Named allowed:AllowedAct[]',
  Policy: 'limit until reason',
  Reason: 'reason',
  CloseCard: 'day loans:int outstanding:Cash overdue:Bucket[] classes:Bucket[] closed_on',
  CloseRequest: 'through',

  SummaryCard: 'institution name_zh simulated:bool applications:any straight_through_percent:s? close:CloseCard? npl_percent:s? losses:any balances:BalanceLine[]',
  BalanceLine: 'account zh en balance:Cash',
  DayBalance: 'day outstanding:Cash loans:int npl_percent:s? overdue:Cash',
  MonthLending: 'month count:int amount:Cash',
  VintagePoint: 'months_on_book:int bad_percent',
  Vintage: 'vintage loans:int points:VintagePoint[]',
  NamedCount: 'name:Named count:int',
  NamedCash: 'name:Named amount:Cash',
  PortfolioCard:
    'at:s? currency simulated:bool loans:int outstanding:Cash npl_percent:s? straight_through_percent:s? balance_by_day:DayBalance[] ' +
    'lending_by_month:MonthLending[] overdue:Bucket[] classes:Bucket[] grades:Bucket[] regions:Bucket[] industries:Bucket[] ' +
    'products:Bucket[] vintages:Vintage[] applications:NamedCount[] losses:NamedCash[] balances:BalanceLine[]',

  CodeName: 'code zh en:s?',
  FirmLine: 'id uscc name region:CodeName industry:CodeName registered_on:s? standing:Named simulated:bool',
  ConsentCard:
    'id firm purpose:Named categories:Named[] recipient:Named granted_on expires_on withdrawn_on:s? state:Named method:Named text_hash ' +
    'allowed:AllowedAct[]',
  FeatureCard: 'name zh en value unit:Named category:Named observed_on',
  FirmApplicationLine: 'id product amount:Cash state:Named submitted_on',
  FirmLoanLine: 'id number principal:Cash state:Named starts_on ends_on',
  FirmCard:
    'id uscc name region:CodeName industry:CodeName registered_on:s? standing:Named simulated:bool body:Named kyc:Named size:Named? ' +
    'size_reasons:Named[] consents:ConsentCard[] features:FeatureCard[] applications:FirmApplicationLine[] loans:FirmLoanLine[] ' +
    'allowed:AllowedAct[]',
  RevealedCode: 'id uscc',
  FirmEntry: 'uscc name region:s? industry registered_on:s? standing kyc',
  ConsentEntry: 'purpose categories:s[] from:s? until:s? text method',
  ErasedFirm: 'id erased:bool',

  Metrics: 'rows:int bads:int auc:num ks:num gini:num brier:num bad_rate_percent:num mean_pd_percent:num',
  ScorecardLine: 'id name version:int active_version:int? state:Named test_auc:num? test_ks:num? developed_by_name rows:int? bads:int? simulated:bool',
  ScorecardVersion: 'version:int state:Named digest developed_by_name developed_at approved_by_name:s? approved_at:s?',
  ScalingCard: 'base_points:num odds:num pdo:num',
  BinCard: 'label rows:int goods:num bads:num bad_rate_percent:num? woe:num points:num',
  CharacteristicCard: 'feature zh en iv:num? strength:Named? coefficient:num psi:num? bins:BinCard[]',
  DroppedCard: 'feature zh en iv:num? why_zh why_en',
  CalibrationCard: 'band rows:num predicted_percent:num observed_percent:num',
  PsiCard: 'band expected_percent:num actual_percent:num',
  HistogramCard: 'from:num to:num goods:num bads:num',
  GradeCard: 'grade:Named rows:num predicted_percent:num? observed_percent:num?',
  ScorecardDetail:
    'id name version:int active_version:int? state:Named test_auc:num? test_ks:num? developed_by_name rows:int? bads:int? simulated:bool ' +
    'versions:ScorecardVersion[] shown_version:int target split scaling:ScalingCard characteristics:CharacteristicCard[] dropped:DroppedCard[] ' +
    'train:Metrics test:Metrics roc:num[][] ks:num[][] calibration:CalibrationCard[] psi:PsiCard[] psi_total:num psi_shift:Named ' +
    'score_histogram:HistogramCard[] grades:GradeCard[] known_limits:Named[] allowed:AllowedAct[]',
  ScorecardReceipt: 'id name version:int active_version:int? digest',
  Develop: 'name exclude:s[]',
  Version: 'version:int?',
  RefusedCount: 'reason rows:int',
  BatchCard: 'id dataset:Named source simulated:bool read:int accepted:int refused:int reasons:RefusedCount[] segments:int quarantined:int',
  QuarantineCard: 'batch source row:int raw field:s? reason:Named detail',

  ProductSummary: 'limit_min:Cash limit_max:Cash rate_from tenor_months_min:int tenor_months_max:int purposes:Named[] repayment:Named[] enhancement:Named',
  ProductLine: 'id code name_zh name_en layer:Named active_version:int? versions:any[] document summary:ProductSummary',
  ProductCard: 'id code name_zh name_en layer:Named active_version:int? versions:any[] document',
  ProductVersion: 'version:int state:Named document digest drafted_by_name approved_by_name:s? drafted_at approved_at:s?',
  TableColumn: 'field name',
  RuleTable: 'name zh en hit:Named inputs:TableColumn[] outputs:TableColumn[] rows:s[][]',
  ProductDetail:
    'id code name_zh name_en description_zh layer:Named active_version:int? summary:ProductSummary document versions:ProductVersion[] ' +
    'tables:RuleTable[] allowed:AllowedAct[]',
  Document: 'document',
  DocumentFault: 'path zh en',
  Validation: 'ok:bool faults:DocumentFault[]',

  CapCard: 'kind:Named limit:Cash used:Cash? used_percent:s?',
  PartyTerms: 'institution name:Named role:Named share_percent fee_percent front:bool borne:Cash recovered:Cash',
  PartyCard: 'name role share_percent borne:Cash recovered:Cash',
  ShareCard: 'party amount:Cash',
  ClaimCard:
    'loan loan_number loss:Cash uncovered:Cash state:Named shares:ShareCard[] paid:Cash recovered:Cash noticed_on demanded_on:s? paid_on:s? ' +
    'deadline:s? allowed:AllowedAct[]',
  AgreementCard: 'id name loans:int outstanding:Cash losses:Cash paid:Cash recovered:Cash parties:PartyCard[]',
  AgreementDetail:
    'id name coverage:Named waiting_days:int payment_days:int from until loans:int outstanding:Cash losses:Cash paid:Cash recovered:Cash ' +
    'parties:PartyTerms[] caps:CapCard[] claims:ClaimCard[] allowed:AllowedAct[]',
  Compensation: 'amount:s? on:s? reference',
  RecoveryEntry: 'amount on:s? reference',

  UserLine: 'id name roles:Named[] state:Named locked:bool',
  NewUser: 'name roles:s[]',
  UserLink: 'user:UserLine link expires_at',
  Link: 'link expires_at',
  Roles: 'roles:s[]',
  RoleAction: 'id zh en roles:s[]',
  RoleTable: 'roles:Named[] actions:RoleAction[]',
  KeyLine: 'id label user_name state:Named created_at last_used_at:s?',
  NewKey: 'user label',
  KeyToken: 'id token',
  AuditObject: 'kind:Named id label',
  AuditActor: 'id name via:Named',
  AuditLine:
    'log_index:int? stream version:int kind:Named object:AuditObject effective_on recorded_at actor:AuditActor hash payload:any',
  VerifiedHead: 'size:int root signed_at key',
  Verification: 'events:int heads:int faults:s[] head:VerifiedHead?',
  Rule: 'id zh en value unit effective_from effective_to:s? source confidence:Named',
  MarketColumn: 'zh en',
  MarketRow: 'zh en values:num?[]',
  MarketTable: 'id zh en section unit_zh unit_en kind columns:MarketColumn[] rows:MarketRow[]',
  ConflictValue: 'where_zh where_en value',
  Conflict: 'zh en values:ConflictValue[]',
  OwnFigure: 'zh en unit_zh unit_en report:num own:num? simulated:bool',
  Market: 'note_zh note_en tables:MarketTable[] conflicts:Conflict[] own:OwnFigure[]',

  Webhook: 'id url label kinds:s[] state:Named created_at',
  NewWebhook: 'url kinds:s[] label',
  WebhookSecret: 'id secret',
  Delivery: 'log_index:int kind status:Named attempts:int last_at:s? next_at:s? response:s?',
  SessionLine: 'id started_at last_used_at current:bool via',
};

const page = 'after limit:int';
export const routes = `
POST /v1/login - Login Session
POST /v1/logout - - -
GET /v1/me - - Me
POST /v1/me/password - NewPassword -
POST /v1/links/redeem - Redeem Session
GET /v1/setup - - Setup
POST /v1/setup - SetupRequest Session
GET /v1/summary - - SummaryCard
GET /v1/portfolio - - PortfolioCard
GET /v1/applications ${page},state,outcome,product,grade,firm,from,to,q - ApplicationLine*
POST /v1/applications - Submit ApplicationCard
GET /v1/applications/{id} - - ApplicationCard
POST /v1/applications/{id}/decision - Nothing ApplicationCard
POST /v1/applications/{id}/review - Review ApplicationCard
POST /v1/applications/{id}/contract - Nothing LoanReceipt
GET /v1/decisions/{id} - - DecisionCard
GET /v1/decisions/{id}/replay - - ReplayCard
GET /v1/loans ${page},state,product,class,overdue,region,industry,firm,from,to,q,sort - LoanLine*
GET /v1/loans/{id} at,known - LoanCard
POST /v1/loans/{id}/preview - PreviewRequest PreviewCard
POST /v1/loans/{id}/payout - Nothing LoanReceipt
POST /v1/loans/{id}/payout/release - Nothing LoanReceipt
POST /v1/loans/{id}/payout/confirmation - BankAnswer LoanReceipt
POST /v1/loans/{id}/payments - Payment LoanReceipt
POST /v1/loans/{id}/prepayments - Prepayment LoanReceipt
POST /v1/loans/{id}/corrections - Correction Proposal
POST /v1/loans/{id}/claims - Nothing AgreementCard
GET /v1/approvals ${page},state - Proposal*
POST /v1/approvals - Policy Proposal
POST /v1/approvals/{id}/approve - Nothing Proposal
POST /v1/approvals/{id}/refuse - Reason Proposal
GET /v1/closes ${page} - CloseCard*
POST /v1/closes - CloseRequest CloseCard
GET /v1/firms ${page},q,region,industry - FirmLine*
GET /v1/firms/{id} - - FirmCard
POST /v1/firms - FirmEntry FirmLine
POST /v1/firms/{id}/consents - ConsentEntry ConsentCard
POST /v1/consents/{id}/withdraw - Nothing ConsentCard
POST /v1/firms/{id}/erase - Nothing ErasedFirm
POST /v1/firms/{id}/reveal - Reason RevealedCode
GET /v1/scorecards ${page} - ScorecardLine*
GET /v1/scorecards/{id} version - ScorecardDetail
POST /v1/scorecards - Develop ScorecardReceipt
POST /v1/scorecards/{id}/approve - Version ScorecardReceipt
GET /v1/batches ${page} - BatchCard*
GET /v1/batches/quarantine ${page} - QuarantineCard*
GET /v1/products ${page} - ProductLine*
GET /v1/products/{code} - - ProductDetail
POST /v1/products - Document ProductCard
POST /v1/products/validate - Document Validation
POST /v1/products/{code}/approve - Nothing ProductCard
GET /v1/agreements ${page} - AgreementCard*
GET /v1/agreements/{id} - - AgreementDetail
POST /v1/agreements - Document AgreementCard
POST /v1/claims/{id}/compensation - Compensation LoanReceipt
POST /v1/claims/{id}/recoveries - RecoveryEntry LoanReceipt
GET /v1/users ${page} - UserLine*
POST /v1/users - NewUser UserLink
PUT /v1/users/{name}/roles - Roles UserLine
POST /v1/users/{name}/disable - - UserLine
POST /v1/users/{name}/link - - Link
GET /v1/keys ${page} - KeyLine*
POST /v1/keys - NewKey KeyToken
POST /v1/keys/{id}/revoke - - KeyLine
GET /v1/roles - - RoleTable
GET /v1/audit ${page},object,actor,kind,from,to - AuditLine*
GET /v1/verification - - Verification
GET /v1/rulebook ${page},on - Rule*
GET /v1/market - - Market
GET /v1/webhooks ${page} - Webhook*
POST /v1/webhooks - NewWebhook WebhookSecret
POST /v1/webhooks/{id}/disable - - Webhook
POST /v1/webhooks/{id}/test - - Delivery
GET /v1/webhooks/{id}/deliveries ${page} - Delivery*
`
  .replaceAll('after limit:int', 'after,limit')
  .trim()
  .split('\n')
  .map((line) => line.split(/ +/));
