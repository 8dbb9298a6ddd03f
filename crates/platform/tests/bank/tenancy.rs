//! What one institution has, no other sees by any read there is.

use platform::setup::InstitutionKind;
use platform::{Code, Principal, Request, Role};

use crate::support::{Bank, ENGINES, PASSWORD, institution, refused};

#[tokio::test(flavor = "multi_thread")]
async fn another_institution_sees_nothing() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 6).await;
        let loan = bank.loan(&number).await;
        let (platform, today) = (&bank.platform, bank.platform.clock().today());
        let application = platform.applications(&bank.people.auditor, None, "", 500).await.unwrap().remove(0);
        let decision = {
            let card = platform.application(&bank.people.auditor, application.id.parse().unwrap()).await.unwrap();
            card.decision.unwrap()
        };
        let agreement = platform.agreements(&bank.people.auditor).await.unwrap().remove(0);

        let spec = institution("other-bank", InstitutionKind::Lender);
        let root = Request::plain(&bank.people.root);
        platform.register_institution(&root, spec, "admin", PASSWORD).await.unwrap();
        let admin = platform.local_principal("other-bank", "admin").await.unwrap();
        let roles = Role::ALL.into_iter().filter(|role| *role != Role::Operator).collect();
        let spy = Principal { roles, ..admin };

        assert!(platform.applications(&spy, None, "", 500).await.unwrap().is_empty());
        assert!(platform.loans(&spy, None, "", 500).await.unwrap().is_empty());
        assert!(platform.products(&spy).await.unwrap().is_empty());
        assert!(platform.scorecards(&spy).await.unwrap().is_empty());
        assert!(platform.batches(&spy).await.unwrap().is_empty());
        assert!(platform.quarantined(&spy, 10).await.unwrap().is_empty());
        assert!(platform.agreements(&spy).await.unwrap().is_empty());
        assert!(platform.approvals(&spy, None).await.unwrap().is_empty());
        assert!(platform.replay(&spy, None).await.unwrap().is_empty());
        assert_eq!(platform.users(&spy).await.unwrap().len(), 1, "its own administrator");
        let summary = platform.summary(&spy).await.unwrap();
        assert!(summary.applications.is_empty() && summary.close.is_none() && summary.losses.is_empty());

        for which in [&number, &loan.id] {
            assert_eq!(refused(platform.loan(&spy, which, today, None).await), Code::NotFound);
            let amount = money::Money::from_minor(100, money::Currency::CNY);
            let spying = Request::plain(&spy);
            assert_eq!(refused(platform.pay(&spying, which, amount, today, "P").await), Code::NotFound);
            assert_eq!(refused(platform.claim(&spying, which).await), Code::NotFound);
        }
        assert_eq!(refused(platform.application(&spy, application.id.parse().unwrap()).await), Code::NotFound);
        assert_eq!(refused(platform.decision(&spy, decision.id.parse().unwrap()).await), Code::NotFound);
        assert_eq!(refused(platform.replay(&spy, Some(&decision.id)).await), Code::NotFound);
        assert_eq!(refused(platform.agreement(&spy, agreement.id.parse().unwrap()).await), Code::NotFound);
        assert_eq!(refused(platform.product(&spy, "hebei-everyday").await), Code::NotFound);
        assert_eq!(refused(platform.scorecard(&spy, Some("everyday")).await), Code::NotFound);
        // A firm is known to the platform; its data are not read without its consent to this very bank.
        let firm = loan.firm.parse().unwrap();
        let asking = Bank::asking(firm, "100000", 6);
        assert!(
            [Code::ConsentMissing, Code::NotFound]
                .contains(&refused(platform.submit(&Request::plain(&spy), asking).await))
        );
    }
}
