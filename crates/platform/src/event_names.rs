//! What every event is called, in Chinese and English: one row for each kind that any stream may hold.

use crate::cards::Named;

/// `(stream, kind, Chinese, English)`; a test reads the source of every event and misses none.
const NAMES: &[(&str, &str, &str, &str)] = &[
    ("application", "submitted", "提交申请", "application submitted"),
    ("application", "decided", "自动决策", "decided"),
    ("application", "review-requested", "转人工审批", "sent to a reviewer"),
    ("application", "approved", "审批通过", "approved by a reviewer"),
    ("application", "declined", "审批拒绝", "declined by a reviewer"),
    ("application", "withdrawn", "撤回申请", "application withdrawn"),
    ("application", "offer-accepted", "接受报价", "offer accepted"),
    ("application", "contracted", "申请转为合同", "became a contract"),
    ("application", "facility-opened", "开立授信额度", "facility opened"),
    ("facility", "opened", "开立授信额度", "facility opened"),
    ("facility", "drawn", "提款", "loan drawn"),
    ("facility", "stage-opened", "开放提款阶段", "stage opened"),
    ("facility", "frozen", "冻结额度", "facility frozen"),
    ("facility", "unfrozen", "解冻额度", "facility unfrozen"),
    ("facility", "reduced", "调减额度", "limit reduced"),
    ("facility", "cancelled", "取消未用额度", "unused facility cancelled"),
    ("facility", "assigned", "受让应收账款", "claim assigned"),
    ("facility", "admitted", "应收账款入池", "claim counts"),
    ("facility", "collected", "登记回款", "buyer paid"),
    ("facility", "collection-reversed", "回款冲正", "buyer's payment taken back"),
    ("facility", "credited", "登记红字或折让", "claim credited"),
    ("facility", "disputed", "登记争议", "claim disputed"),
    ("facility", "dispute-ended", "争议解除", "dispute ended"),
    ("facility", "reassigned", "反转让", "claim handed back"),
    ("loan", "contract-signed", "签订合同", "contract signed"),
    ("loan", "contract-cancelled", "撤销合同", "contract cancelled"),
    ("loan", "payout-instructed", "发起放款", "payout instructed"),
    ("loan", "payout-sent", "放款已发出", "payout sent"),
    ("loan", "payout-confirmed", "放款到账", "payout confirmed"),
    ("loan", "payout-unknown", "放款状态未知", "payout unknown"),
    ("loan", "payout-returned", "放款退回", "payout returned"),
    ("loan", "payment-received", "收到还款", "payment received"),
    ("loan", "prepayment-received", "提前还款", "prepayment received"),
    ("loan", "payment-reversed", "还款冲正", "payment reversed"),
    ("loan", "written-off", "核销", "written off"),
    ("loan", "recovery-received", "追偿收回", "recovery received"),
    ("loan", "compensation-received", "收到代偿", "compensation received"),
    ("loan", "overpayment-refunded", "退还多收款", "overpayment refunded"),
    ("loan", "guarantor-share-paid", "向担保人划付追偿款", "guarantor's share paid"),
    ("loan", "rate-reset", "利率重定价", "rate set anew"),
    ("loan", "rate-agreed", "调整利率", "another rate agreed on"),
    ("loan", "terms-changed", "变更还款条款", "terms changed"),
    ("loan", "penalty-waived", "罚息减免", "penalties given up"),
    ("loan", "fee-paid", "收取费用", "fee paid"),
    ("loan", "debt-transferred", "债务转移", "debt transferred"),
    ("loan", "settled-by-renewal", "续贷结清", "settled by a renewal"),
    ("loan", "drawn-by-renewal", "续贷发放", "drawn by a renewal"),
    ("loan", "brought-in", "存量转入", "brought in from another system"),
    ("guarantee", "agreement-signed", "签订担保协议", "agreement signed"),
    ("guarantee", "loan-covered", "借据纳入担保", "loan covered"),
    ("guarantee", "cover-released", "解除担保", "cover released"),
    ("guarantee", "trade-volume-reported", "登记贸易量", "trade volume reported"),
    ("guarantee", "trigger-met", "登记触发事件", "trigger met"),
    ("guarantee", "loss-noticed", "通知损失", "loss noticed"),
    ("guarantee", "compensation-demanded", "申请代偿", "compensation demanded"),
    ("guarantee", "claim-withdrawn", "撤回代偿申请", "claim withdrawn"),
    ("guarantee", "compensation-paid", "代偿", "compensation paid"),
    ("guarantee", "claim-refused", "拒绝代偿", "claim refused"),
    ("guarantee", "reimbursement-received", "收到分担款", "reimbursement received"),
    ("guarantee", "recovery-received", "追偿收回并分配", "recovery received and shared"),
    ("guarantee", "recovery-reversed", "追偿冲回", "recovery reversed"),
    ("guarantee", "compensation-reversed", "代偿冲回", "compensation reversed"),
    ("guarantor", "statement-reported", "登记财务数据", "statement recorded"),
    ("guarantor", "lane-set", "设定见贷即保限额", "limits of the fast lane set"),
    ("guarantor", "issued", "出具担保", "guarantee given"),
    ("guarantor", "released", "解除担保", "guarantee released"),
    ("guarantor", "compensation-paid", "支付代偿", "compensation paid"),
    ("guarantor", "recovery-received", "追偿收回", "recovery received"),
    ("guarantor", "flow-booked", "登记费用与补贴", "fee or subsidy booked"),
    ("pool", "opened", "设立资金池", "pool set up"),
    ("pool", "funded", "注资", "money put in"),
    ("pool", "claim-paid", "损失补偿", "claim paid"),
    ("pool", "returned", "追偿返还", "returned"),
    ("pool", "subsidy-paid", "支付补贴", "subsidy paid"),
    ("product", "drafted", "起草产品", "product drafted"),
    ("product", "submitted", "提交产品审批", "product submitted"),
    ("product", "approved", "批准产品", "product approved"),
    ("product", "scheduled", "批准产品，定时生效", "product approved, in force from an instant"),
    ("product", "activated", "产品版本即时生效", "product version put in force"),
    ("product", "rolled-back", "产品版本回退", "product rolled back"),
    ("product", "shadow-started", "开始影子运行", "shadow run started"),
    ("product", "shadow-stopped", "停止影子运行", "shadow run stopped"),
    ("shadow", "shadow-decided", "影子决策", "decided in the shadow"),
    ("product", "rejected", "退回产品", "product sent back"),
    ("product", "retired", "停用产品", "product retired"),
    ("scorecard", "scorecard-developed", "开发评分卡", "scorecard developed"),
    ("scorecard", "scorecard-imported", "导入模型", "model brought in"),
    ("scorecard", "challenge-started", "开始挑战者试评", "challenger started"),
    ("scorecard", "challenge-stopped", "停止挑战者试评", "challenger stopped"),
    ("scorecard", "scorecard-approved", "批准评分卡", "scorecard approved"),
    ("sample-set", "sample-set-brought", "导入样本集", "sample set brought in"),
    ("study", "study-opened", "新建建模方案", "study opened"),
    ("study", "study-revised", "修改建模方案", "study revised"),
    ("study", "study-ran", "运行建模方案", "study run"),
    ("study", "study-submitted", "提交评分卡审批", "card submitted for approval"),
    ("batch", "batch-imported", "导入数据", "batch imported"),
    ("batch", "quarantine-replayed", "隔离行重新入库", "rows set aside replayed"),
    ("batch", "quarantine-dismissed", "隔离行不予入库", "rows set aside dismissed"),
    ("feed", "feed-registered", "登记数据接入", "feed registered"),
    ("feed", "feed-ended", "停用数据接入", "feed ended"),
    ("lake-query", "lake-queried", "查询数据湖", "lake asked"),
    ("firm", "firm-registered", "登记企业", "firm registered"),
    ("firm", "firm-file-opened", "建立企业档案", "firm's file opened"),
    ("firm", "firm-erased", "删除企业身份信息", "firm's identity erased"),
    ("firm-access", "firm-code-revealed", "查看完整信用代码", "credit code revealed"),
    ("firm-access", "firm-portrait-read", "查看企业画像", "portrait read"),
    ("consent", "consent-granted", "授权", "consent granted"),
    ("consent", "consent-withdrawn", "撤回授权", "consent withdrawn"),
    ("approval", "approval-proposed", "提出待复核事项", "proposed"),
    ("approval", "approval-approved", "复核同意", "approved"),
    ("approval", "approval-refused", "复核退回", "refused"),
    ("close", "day-closed", "日终", "day closed"),
    ("posting-rules", "posting-rules-adopted", "采用记账规则", "posting rules adopted"),
    ("accounting-period", "month-closed", "月结", "month closed"),
    ("bank-statement", "bank-statement-brought", "导入银行流水", "bank statement brought in"),
    ("migration", "migration-rows-kept", "留存迁移数据", "rows of an import kept"),
    ("migration", "migration-refused-kept", "留存隔离的行", "rows set aside kept"),
    ("migration", "migration-submitted", "提交存量迁移", "import of a book submitted"),
    ("migration", "migration-confirmed", "复核存量迁移", "import of a book confirmed"),
    ("migration", "migration-lines-kept", "转入一批借据", "a part of the loans brought in"),
    ("migration", "migration-done", "存量迁移完成", "import of a book done"),
    ("circumstances", "recorded", "登记风险情形", "circumstance recorded"),
    ("circumstances", "confirmed", "分类认定", "class confirmed"),
    ("circumstances", "approved", "风险情形审批通过", "circumstance approved"),
    ("circumstances", "refused", "风险情形退回", "circumstance refused"),
    ("circumstances", "end-proposed", "提出解除风险情形", "end of a circumstance proposed"),
    ("circumstances", "ended", "解除风险情形", "circumstance over"),
    ("circumstances", "end-refused", "不同意解除风险情形", "end of a circumstance refused"),
    ("alert", "alert-raised", "触发预警", "alert raised"),
    ("alert", "alert-changed", "预警指标变化", "alert reads something else"),
    ("alert", "alert-cleared", "预警条件解除", "alert holds no more"),
    ("alert", "alert-taken", "接手预警", "alert taken"),
    ("alert", "alert-noted", "登记预警处理", "work on an alert noted"),
    ("alert", "alert-closing-proposed", "提出关闭预警", "closing of an alert proposed"),
    ("alert", "alert-closing-refused", "退回预警关闭", "closing of an alert refused"),
    ("alert", "alert-closed", "关闭预警", "alert closed"),
    ("loss-parameters", "parameters-drafted", "起草损失参数", "parameters of losses drafted"),
    ("loss-parameters", "parameters-approved", "批准损失参数", "parameters of losses approved"),
    ("loss-parameters", "parameters-refused", "退回损失参数", "parameters of losses refused"),
    ("loss-run", "losses-run", "计量预期信用损失", "expected losses run"),
    ("subsidy", "drafted", "起草贴息项目", "programme of subsidies drafted"),
    ("subsidy", "approved", "批准贴息项目", "programme of subsidies approved"),
    ("subsidy", "refused", "退回贴息项目", "programme of subsidies refused"),
    ("subsidy", "claimed", "申报贴息", "subsidies claimed"),
    ("subsidy", "claim-approved", "复核贴息清单", "claim of subsidies approved"),
    ("subsidy", "paid", "贴息到账", "subsidies paid"),
    ("subsidy", "claim-refused", "贴息清单退回", "claim of subsidies refused"),
    ("user", "user-added", "新增用户", "user added"),
    ("user", "user-roles-changed", "变更角色", "roles changed"),
    ("user", "user-password-changed", "修改密码", "password changed"),
    ("user", "user-disabled", "停用用户", "user disabled"),
    ("user", "user-link-made", "发放一次性链接", "one-time link made"),
    ("user", "user-link-used", "使用一次性链接", "one-time link used"),
    ("user", "user-sessions-ended", "结束登录会话", "sessions ended"),
    ("key", "key-made", "发放程序密钥", "key made"),
    ("key", "key-revoked", "吊销程序密钥", "key revoked"),
    ("webhook", "webhook-subscribed", "订阅事件推送", "subscribed to events"),
    ("webhook", "webhook-disabled", "停用事件推送", "subscription ended"),
    ("rulebook-overlay", "rulebook-overlay-laid", "调整规则", "overlay laid over the rulebook"),
    ("institution", "institution-registered", "登记机构", "institution registered"),
    ("participation", "drafted", "起草份额安排", "package or joint loan drafted"),
    ("participation", "loans-added", "加入借据", "loans added"),
    ("participation", "loans-dropped", "移出借据", "loans taken out"),
    ("participation", "confirmed", "复核通过，提交参与方", "confirmed and put to the holders"),
    ("participation", "accepted-by-hand", "登记书面接受", "accepted on paper"),
    ("participation", "began", "份额转移", "shares passed"),
    ("participation", "funded", "收到出资", "put in by a holder"),
    ("participation", "remitted", "划付", "passed on to a holder"),
    ("participation", "bought-back", "回购", "loan taken back"),
    ("participation", "cancelled", "取消份额安排", "package or joint loan given up"),
    ("share-register", "taken", "登记份额", "shares taken"),
    ("share-register", "returned", "退回份额", "shares given back"),
    ("holding", "accepted", "接受份额", "shares accepted"),
    ("holding", "declined", "谢绝份额", "shares declined"),
    ("funding", "opened", "新增资金来源", "funding line opened"),
    ("funding", "changed", "变更资金来源", "funding line changed"),
    ("funding", "suspended", "暂停资金来源", "funding line suspended"),
    ("funding", "resumed", "恢复资金来源", "funding line resumed"),
    ("funding", "closed", "关闭资金来源", "funding line closed"),
    ("funding", "taken", "匹配借据", "loan matched"),
    ("funding", "released", "释放借据", "loan released"),
    ("funding-desk", "loans-matched", "匹配资金来源", "loans matched to funding lines"),
    ("funding-desk", "line-opened", "新增资金来源", "funding line opened"),
    ("invoice", "invoice-assigned", "受让发票", "invoice assigned"),
];

/// The name of an event; its kind with spaces when a newer program wrote it.
pub(crate) fn name(stream: &str, kind: &str) -> Named {
    let found = NAMES.iter().find(|(of, is, ..)| *of == stream && *is == kind);
    let spaced = kind.replace('-', " ");
    found.map_or_else(|| Named::new(kind, spaced.as_str(), spaced.as_str()), |(.., zh, en)| Named::new(kind, *zh, *en))
}

/// Every kind of event with its name, once for each stream it stands in: what a filter offers.
#[must_use]
pub fn all() -> Vec<(&'static str, Named)> {
    NAMES.iter().map(|(stream, kind, zh, en)| (*stream, Named::new(*kind, *zh, *en))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Where events are defined: each file with the stream its `fn kind` is for, in the order they stand in it.
    const SOURCES: &[(&[&str], &str)] = &[
        (&["application"], include_str!("../../decision/src/event.rs")),
        (&["facility"], include_str!("../../facility/src/event.rs")),
        (&["invoice"], include_str!("receivables.rs")),
        (&["loan"], include_str!("../../loan/src/event.rs")),
        (&["guarantee"], include_str!("../../guarantee/src/event.rs")),
        (&["guarantor"], include_str!("../../guarantee/src/guarantor.rs")),
        (&["pool"], include_str!("../../guarantee/src/pool.rs")),
        (&["product"], include_str!("../../product/src/event.rs")),
        (&["scorecard"], include_str!("models.rs")),
        (&["shadow"], include_str!("shadow.rs")),
        (&["sample-set"], include_str!("laboratory/sets.rs")),
        (&["study"], include_str!("laboratory/studies.rs")),
        (&["batch"], include_str!("data.rs")),
        (&["feed"], include_str!("feeds/mod.rs")),
        (&["lake-query"], include_str!("lake_query.rs")),
        (&["firm", "consent"], include_str!("firms.rs")),
        (&["firm-access"], include_str!("firm_file.rs")),
        (&["approval"], include_str!("approvals.rs")),
        (&["close"], include_str!("closing/mod.rs")),
        (&["posting-rules"], include_str!("ledger/rules.rs")),
        (&["accounting-period"], include_str!("ledger/periods.rs")),
        (&["bank-statement"], include_str!("ledger/bank.rs")),
        (&["migration"], include_str!("migration/mod.rs")),
        (&["circumstances"], include_str!("../../quality/src/record.rs")),
        (&["alert"], include_str!("../../watch/src/alert.rs")),
        (&["loss-parameters"], include_str!("loss_parameters.rs")),
        (&["loss-run"], include_str!("losses.rs")),
        (&["subsidy"], include_str!("../../quality/src/subsidy.rs")),
        (&["user"], include_str!("identity.rs")),
        (&["key"], include_str!("keys.rs")),
        (&["webhook"], include_str!("webhooks.rs")),
        (&["rulebook-overlay"], include_str!("overlays.rs")),
        (&["institution"], include_str!("setup.rs")),
        (&["participation", "share-register", "holding"], include_str!("../../participation/src/event.rs")),
        (&["funding"], include_str!("../../funding/src/event.rs")),
        (&["funding-desk"], include_str!("funding/desk.rs")),
    ];

    /// The texts between quotes in the body of each `fn kind(&self)` that gives some.
    fn kinds(source: &str) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        for part in source.split("fn kind(&self)").skip(1) {
            let body = part.split("\n    }").next().unwrap();
            let texts: Vec<String> =
                body.split('"').skip(1).step_by(2).map(str::to_owned).filter(|text| !text.contains(' ')).collect();
            if !texts.is_empty() {
                found.push(texts);
            }
        }
        found
    }

    #[test]
    fn every_event_that_is_written_has_a_name_in_both_languages() {
        let mut written = BTreeSet::new();
        for (streams, source) in SOURCES {
            let found = kinds(source);
            assert_eq!(found.len(), streams.len(), "{streams:?}");
            for (stream, kinds) in streams.iter().zip(found) {
                written.extend(kinds.into_iter().map(|kind| ((*stream).to_owned(), kind)));
            }
        }
        let named: BTreeSet<_> =
            NAMES.iter().map(|(stream, kind, ..)| ((*stream).to_owned(), (*kind).to_owned())).collect();
        assert_eq!(written, named);
        // A stream that a new file defines is not forgotten here.
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap();
        for file in files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "rs")) {
            let source = std::fs::read_to_string(&file).unwrap();
            for stream in
                source.split("const STREAM: &'static str = \"").skip(1).filter_map(|rest| rest.split('"').next())
            {
                assert!(named.iter().any(|(of, _)| of == stream), "{}: {stream}", file.display());
            }
        }
        assert_eq!(named.len(), NAMES.len(), "no row stands twice");
        assert!(NAMES.iter().all(|(.., zh, en)| !zh.is_ascii() && en.is_ascii()));
    }

    #[test]
    fn a_kind_of_a_newer_program_is_still_shown() {
        assert_eq!(name("loan", "loan-sold").en, "loan sold");
    }
}
