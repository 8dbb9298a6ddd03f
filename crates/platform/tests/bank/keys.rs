//! Keys are rotated without losing what they protect.

use platform::devices::Device;
use platform::{Code, Purpose};

use crate::support::{Bank, ENGINES, PASSWORD, refused};

#[tokio::test(flavor = "multi_thread")]
async fn rotated_keys_keep_heads_verifiable_end_sessions_and_find_firms() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let code = bank.platform.firm(&bank.people.officer, &bank.firms[0].to_string()).await.unwrap().uscc;
        let token = bank.platform.sign_in("demo-bank", "li", PASSWORD, &Device::default()).await.unwrap().token;
        bank.platform.authenticate(&token).await.unwrap();
        bank.verifies().await;
        let tenant = bank.people.officer.institution;
        let head = bank.platform.book().head(tenant).await.unwrap().unwrap();

        assert_eq!(refused(bank.platform.rotate_key(&bank.people.admin, Purpose::Seal).await), Code::Forbidden);
        for purpose in Purpose::ALL {
            bank.platform.rotate_key(&bank.people.root, purpose).await.unwrap();
        }
        let bank = bank.reopened().await;
        assert_eq!(refused(bank.platform.authenticate(&token).await), Code::SignInNeeded);
        bank.platform.sign_in("demo-bank", "li", PASSWORD, &Device::default()).await.unwrap();
        assert_eq!(bank.platform.firm(&bank.people.officer, &code).await.unwrap().firm, bank.firms[0].to_string());

        // New events under the new key; the head signed with the old one still proves the past.
        bank.decided(bank.firms[0], "100000", 12).await;
        bank.verifies().await;
        let report = bank.platform.book().verify(Some(tenant), Some(&head)).await.unwrap();
        assert!(report.faults.is_empty(), "{:?}", report.faults);
        let newer = bank.platform.book().head(tenant).await.unwrap().unwrap();
        assert_ne!(newer, head);
        // A second opening needs the old key no more.
        let bank = bank.reopened().await;
        bank.verifies().await;
    }
}
