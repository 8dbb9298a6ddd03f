//! The words people see for actions: what the screen of roles and rights lists.

use crate::access::Action;

/// Every action with its names in Chinese and English, in the order of [`crate::access::TABLE`].
const WORDS: &[(Action, &str, &str)] = &[
    (Action::RegisterInstitution, "登记机构", "register an institution"),
    (Action::RegisterFirm, "登记企业", "register a firm"),
    (Action::ReadFirm, "查看企业", "read a firm's file"),
    (Action::EraseFirm, "删除企业身份信息", "erase a firm's identity"),
    (Action::RevealFirm, "查看完整信用代码", "reveal a credit code in full"),
    (Action::GrantConsent, "登记或撤回授权", "record or withdraw a consent"),
    (Action::ManageUsers, "管理用户", "manage users"),
    (Action::ManageKeys, "管理程序密钥", "manage keys for programs"),
    (Action::ManageWebhooks, "管理事件推送", "manage webhooks"),
    (Action::ReadWebhooks, "查看事件推送", "read webhooks"),
    (Action::ImportData, "导入数据", "import data"),
    (Action::ReadData, "查看数据批次", "read data batches"),
    (Action::DeliverSources, "报送数据源文件", "bring files of sources in"),
    (Action::SettleQuarantine, "更正并重放或不予入库隔离行", "mend, replay or dismiss rows set aside"),
    (Action::ManageFeeds, "登记与停用数据接入", "register and end feeds"),
    (Action::ReadMetering, "查看数据使用计量", "read how often data were used"),
    (Action::ReadSources, "查看数据中枢", "read the data hub"),
    (Action::ReadPortrait, "查看企业画像", "read portraits of firms"),
    (Action::RunPortraits, "为全部企业生成画像", "make portraits of all firms"),
    (Action::ReadLake, "查询数据湖", "ask the lake in SQL"),
    (Action::Watch, "按预警规则查看企业", "look at firms by the warnings"),
    (Action::ReadAlert, "查看预警", "read alerts"),
    (Action::WorkAlert, "办理预警", "work alerts"),
    (Action::AgreeAlert, "复核预警关闭", "agree that alerts are closed"),
    (Action::DevelopScorecard, "开发评分卡", "develop a scorecard"),
    (Action::ApproveScorecard, "批准评分卡", "approve a scorecard"),
    (Action::ReadScorecard, "查看评分卡", "read scorecards"),
    (Action::DraftProduct, "提交产品", "draft a product"),
    (Action::CheckProduct, "检查产品文件", "check product documents"),
    (Action::ApproveProduct, "批准产品", "approve a product"),
    (Action::RollBackProduct, "产品回退到已批准的版本", "roll products back to an approved version"),
    (Action::ShadowProduct, "影子运行产品版本", "run product versions in the shadow"),
    (Action::ReadShadow, "查看影子运行结果", "read what shadows decided"),
    (Action::ReadProduct, "查看产品", "read products"),
    (Action::SubmitApplication, "提交授信申请", "submit an application"),
    (Action::ReadApplication, "查看授信申请", "read applications"),
    (Action::DecideApplication, "发起决策", "decide an application"),
    (Action::ReviewApplication, "人工审批", "review an application"),
    (Action::SignContract, "签订合同", "sign a contract"),
    (Action::RestrictFacility, "冻结、调减或取消授信额度", "freeze, reduce or cancel a facility"),
    (
        Action::ProposeFacility,
        "提交核验材料、受让应收账款或申请解冻额度",
        "bring attested milestones, assign receivables or ask to unfreeze a facility",
    ),
    (
        Action::ApproveFacility,
        "复核额度阶段、应收账款与解冻",
        "confirm stages, receivables and unfreezing of a facility",
    ),
    (Action::InstructPayout, "发起放款", "instruct a payout"),
    (Action::ReleasePayout, "复核放款", "release a payout"),
    (Action::ConfirmPayout, "登记放款结果", "confirm a payout"),
    (Action::ReadLoan, "查看借据", "read loans"),
    (Action::RecordPayment, "登记还款", "record a payment"),
    (Action::ProposeCorrection, "提出冲正或核销", "propose a correction"),
    (Action::ApproveCorrection, "复核冲正或核销", "approve a correction"),
    (Action::ProposePolicy, "提出放款授权", "propose a release policy"),
    (Action::ApprovePolicy, "批准放款授权", "approve a release policy"),
    (Action::ProposeOverlay, "提出规则调整", "propose an overlay of the rulebook"),
    (Action::ApproveOverlay, "批准规则调整", "approve an overlay of the rulebook"),
    (Action::AgreeGuarantee, "登记担保协议", "record a guarantee agreement"),
    (Action::ClaimGuarantee, "申请代偿与登记追偿", "claim under a guarantee"),
    (Action::ReadGuarantee, "查看担保协议", "read guarantee agreements"),
    (Action::CloseDay, "日终", "close the day"),
    (Action::ReadLedger, "查看总账", "read the general ledger"),
    (Action::ProposeLedger, "提出记账规则或月结", "propose posting rules or the close of a month"),
    (Action::ApproveLedger, "批准记账规则或月结", "approve posting rules or the close of a month"),
    (Action::ReconcileBank, "导入银行流水", "bring bank statements in"),
    (Action::MigrateBook, "检查与提交存量迁移", "check and submit the import of an existing book"),
    (Action::ApproveMigration, "复核存量迁移", "approve the import of an existing book"),
    (Action::RecordCircumstance, "登记风险情形", "record a circumstance of a debtor"),
    (Action::ConfirmClass, "风险分类认定", "confirm a class set by hand"),
    (Action::ApproveClass, "风险分类审批", "approve what bears on a class"),
    (Action::DraftLosses, "起草预期信用损失参数", "draft parameters of expected losses"),
    (Action::ApproveLosses, "批准预期信用损失参数", "approve parameters of expected losses"),
    (Action::RunLosses, "计量预期信用损失", "run expected losses"),
    (Action::DraftSubsidy, "起草贴息项目", "draft a programme of subsidies"),
    (Action::ApproveSubsidy, "批准贴息项目与清单", "approve programmes and claims of subsidies"),
    (Action::ClaimSubsidy, "申报贴息与登记到账", "claim subsidies and record what was paid"),
    (Action::ReadReport, "查看报表", "read reports"),
    (Action::ReplayDecision, "重放决策", "replay a decision"),
    (Action::VerifyBook, "校验账簿", "verify the book"),
    (Action::ReadAudit, "查看审计轨迹", "read the audit trail"),
    (Action::ReadMetrics, "查看运行指标", "read the service's measurements"),
    (Action::BackUp, "备份", "back up"),
    (Action::RebuildViews, "重建读模型", "rebuild read models"),
    (Action::DraftShare, "起草资产包与联合贷款", "draft packages and joint lending"),
    (Action::ApproveShare, "复核份额转让与划付", "approve shares, remittances and buy-backs"),
    (Action::SettleShare, "办理份额转让与划付", "transfer shares and ask to pass money on"),
    (Action::AcceptShare, "接受他行份额", "accept shares of others' loans"),
    (Action::ReadShare, "查看份额", "read shares of loans"),
    (Action::ReadFunding, "查看资金来源", "read funding lines"),
    (Action::ProposeFunding, "提交资金来源的新增与变更", "propose funding lines and their changes"),
    (Action::ApproveFunding, "复核资金来源", "confirm funding lines and their changes"),
    (Action::MatchFunding, "匹配与置换资金来源", "match loans to funding lines"),
];

impl Action {
    /// Name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().0
    }

    /// Name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        let found = WORDS.iter().find(|(action, ..)| *action == self);
        found.map_or(("未命名", "not named"), |(_, zh, en)| (zh, en))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::TABLE;

    #[test]
    fn every_action_has_words_in_the_order_of_the_table() {
        let listed: Vec<Action> = WORDS.iter().map(|(action, ..)| *action).collect();
        assert_eq!(listed, TABLE.iter().map(|(action, _)| *action).collect::<Vec<_>>());
        assert!(WORDS.iter().all(|(_, zh, en)| !zh.is_ascii() && en.is_ascii()));
    }
}
