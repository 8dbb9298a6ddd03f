// Generated from openapi/anji.json by `npm run api`; do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service can work: it reads the book. */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measurements in Prometheus' text format. Where the operator closed them, for an auditor's or operator's session or key. */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service should be sent requests: it is set up, reads its book and keeps up with sealing. */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists agreements by name. */
        get: operations["list_agreements"];
        put?: never;
        /** Records a signed agreement. */
        post: operations["record_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of guarantee agreements as a file. */
        get: operations["export_agreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an agreement with its parties, caps and claims. */
        get: operations["show_agreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists applications, the newest first. */
        get: operations["list_applications"];
        put?: never;
        /** Submits an application. */
        post: operations["submit_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of applications as a file. */
        get: operations["export_applications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an application with its decision. */
        get: operations["show_application"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs the contract of an approved application; the loan begins. */
        post: operations["sign_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides an application. */
        post: operations["decide_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves or declines a referred application: a person other than the one who submitted it. */
        post: operations["review_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists proposals, those of a page newest first. */
        get: operations["list_proposals"];
        put?: never;
        /** Proposes a policy that lets payouts up to a limit go without a second person for each; two people must approve it. */
        post: operations["propose_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of proposals as a file. */
        get: operations["export_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a proposal: a person other than the one who made it. */
        post: operations["approve_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a proposal, or withdraws one's own. */
        post: operations["refuse_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who did what, newest first: of the whole institution, or of one object. */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the audit trail as a file. */
        get: operations["export_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists every kind of event with its names: what the trail can be asked for. */
        get: operations["list_event_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists imports by source. */
        get: operations["list_batches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of imports as a file. */
        get: operations["export_batches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists rows that imports refused, with the reason of each. */
        get: operations["list_quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/quarantine/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of refused rows with their reasons as a file. */
        get: operations["export_quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{id}/compensation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records the guarantor's payment of a loan's claim. */
        post: operations["record_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{id}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records money recovered after compensation: each party gets back its part of what it bore. */
        post: operations["record_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/closes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists closed days, the newest first. */
        get: operations["list_closes"];
        put?: never;
        /** Closes every open day up to one; closing a closed day says again what was found then. */
        post: operations["close_days"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/closes/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the closed days as a file. */
        get: operations["export_closes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consents/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws a consent: the next read under it is refused. */
        post: operations["withdraw_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a decision. */
        get: operations["show_decision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decides again from what was recorded and compares to the bit; records nothing. */
        get: operations["replay_decision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the firms that the asker's institution has a file on. */
        get: operations["list_firms"];
        put?: never;
        /** Registers a firm and begins the institution's file on it; a known credit code gives the firm that has it. */
        post: operations["register_firm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of firms as a file; credit codes are masked as in the list. */
        get: operations["export_firms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a firm's file: consents, features under them, applications and loans here. */
        get: operations["show_firm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a firm's consent to the asker's institution. */
        post: operations["record_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases a firm's identifying fields and the key of its hashes. */
        post: operations["erase_firm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reveals a firm's whole credit code; who asked and why is recorded. */
        post: operations["reveal_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/institutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the institutions of the platform. */
        get: operations["list_institutions"];
        put?: never;
        /** Registers an institution and its first administrator, who signs in by the link in the answer. */
        post: operations["register_institution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists keys for programs. */
        get: operations["list_keys"];
        put?: never;
        /** Makes a key for a program; its token is in this answer and nowhere else. */
        post: operations["make_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of keys of programs; never a secret as a file. */
        get: operations["export_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a key: the next request under it is refused. */
        post: operations["revoke_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in by a one-time link; the session is in the cookie. */
        post: operations["redeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists loans. */
        get: operations["list_loans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of loans as a file. */
        get: operations["export_loans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a loan at a date, as known at the end of a day. */
        get: operations["show_loan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claims compensation for a defaulted loan: notice of the loss as the loan stands, and the demand. */
        post: operations["claim_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes a correction: it is carried out when a second person approves it. */
        post: operations["propose_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a payment received. */
        post: operations["record_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/payout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Instructs the payout. */
        post: operations["instruct_payout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/payout/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records what the bank said about a released payout. */
        post: operations["confirm_payout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/payout/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Releases an instructed payout: a person other than the one who instructed it. */
        post: operations["release_payout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/prepayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a payment ahead of time: it pays principal before it is due. */
        post: operations["record_prepayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows what an act would do to a loan; records nothing, so it takes no idempotency key. */
        post: operations["preview_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a loan's repayment schedule. */
        get: operations["show_schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with a password. */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session. */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/market": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the market's published figures beside the institution's own. */
        get: operations["show_market"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, where, and what this person may do. */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets one's own password. This session stays, the person's other ones end. */
        post: operations["set_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the whole book at its last close: by day, place, industry, product, grade, lateness, month and vintage. */
        get: operations["show_portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists products by code. */
        get: operations["list_products"];
        put?: never;
        /** Submits a document as the next version; a second person puts it in force. */
        post: operations["submit_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks a document before release: types, gaps, overlaps, unreachable rows and branches, limits below zero, prices above the cap.
         * @description Nothing is recorded. What is wrong with the document is the answer, also when it cannot be read at all.
         */
        post: operations["check_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of products as a file. */
        get: operations["export_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a document without recording anything. */
        post: operations["validate_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a product with its versions and its rules in plain form. */
        get: operations["show_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts an approved version in force at once: a scheduled one, or one that was rolled back from. A second person. */
        post: operations["activate_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves the version that waits: a person other than the one who wrote it. It is in force at once, or from an instant. */
        post: operations["approve_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/backtest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the recorded decisions on a product again with a candidate in its place: the swap set and what else would change.
         * @description A window that takes longer than a request may last is for `anji product backtest`.
         */
        post: operations["backtest_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/backtest/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows one application as decided then and as the candidate decides, each with its checks. */
        post: operations["backtest_trace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says in words what a document changes against a version of the product. */
        post: operations["diff_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts an earlier approved version back in force at once; what was scheduled is dropped. One person, with a reason. */
        post: operations["roll_back_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says what a candidate version decided beside the live one: agreement, swap set, differences, the applications that differ. */
        get: operations["show_shadow"];
        put?: never;
        /** Lets a version that is not in force decide beside the one that is, for comparison only. */
        post: operations["start_shadow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/shadow/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a shadow run; what was compared stays. */
        post: operations["stop_shadow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/shadow/{application}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one application's live decision beside the candidate's, each with its checks. */
        get: operations["shadow_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows roles and what each may do. */
        get: operations["show_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the parameters in force on a day. */
        get: operations["list_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulebook/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the parameters in force on a day as a file. */
        get: operations["export_rulebook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists scorecards by name. */
        get: operations["list_scorecards"];
        put?: never;
        /** Develops a scorecard on the institution's own history and puts it up for approval. */
        post: operations["develop_scorecard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of scorecards as a file. */
        get: operations["export_scorecards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a scorecard with its development: bins, curves, calibration, stability. */
        get: operations["show_scorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a developed version: a person other than the one who developed it. */
        post: operations["approve_scorecard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own open sessions, the newest first. */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        /** Ends every other session of one's own; this one stays. */
        delete: operations["end_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of one's own sessions: the next request under it is refused. */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service waits for its first person. */
        get: operations["setup_state"];
        put?: never;
        /** Makes the first person of an empty data folder, and signs them in by the cookie. */
        post: operations["setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows where the institution stands: its last close, its applications, losses, trial balance. */
        get: operations["show_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists users by name. */
        get: operations["list_users"];
        put?: never;
        /** Adds a user, who signs in by the link in the answer and sets a password there. */
        post: operations["add_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of users and their roles as a file. */
        get: operations["export_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{name}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a user from signing in; the user's sessions end. */
        post: operations["disable_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{name}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a one-time link for a user, who sets a new password there; one made earlier no longer works. */
        post: operations["make_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{name}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replaces a user's roles; the user's sessions end. */
        put: operations["change_roles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{name}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists a user's open sessions, the newest first. */
        get: operations["list_user_sessions"];
        put?: never;
        post?: never;
        /** Ends a user's sessions; the user may sign in again. */
        delete: operations["end_user_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recomputes everything that can be recomputed in the asker's part of the book. */
        get: operations["verify_book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists subscriptions. */
        get: operations["list_webhooks"];
        put?: never;
        /** Subscribes an address to the institution's events, from now on. */
        post: operations["subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of subscriptions as a file. */
        get: operations["export_webhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists a subscription's messages, the newest first. */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a subscription; what still waits for it is not sent. */
        post: operations["disable_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a test message now, once, and says what came back. Nothing is recorded. */
        post: operations["test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An action and the roles that may do it. */
        ActionCard: {
            /** @description In English. */
            en: string;
            /** @description Stable id, in kebab case. */
            id: string;
            /** @description Ids of the roles that may do it. */
            roles: string[];
            /** @description In Chinese. */
            zh: string;
        };
        /** @description Who did it. */
        Actor: {
            /** @description User id; empty for somebody of another institution. */
            id: string;
            /** @description User name. */
            name: string;
            /** @description How the person was recognised. */
            via: components["schemas"]["Named"];
        };
        /** @description An agreement as the platform shows it. */
        AgreementCard: {
            /** @description Agreement id. */
            id: string;
            /**
             * Format: int64
             * @description Loans with a guarantee in force: something is owed on them, and the guarantor has not paid for it.
             */
            loans: number;
            /** @description Losses divided so far. */
            losses: components["schemas"]["Cash"];
            /** @description Name that products refer to. */
            name: string;
            /** @description Principal under guarantee: what is owed of those loans' principal, as their list shows it. */
            outstanding: components["schemas"]["Cash"];
            /** @description Compensation paid to the lender. */
            paid: components["schemas"]["Cash"];
            /** @description The parties. */
            parties: components["schemas"]["PartyCard"][];
            /** @description Recovered and shared. */
            recovered: components["schemas"]["Cash"];
        };
        /** @description An agreement with its terms and claims. */
        AgreementDetail: {
            /** @description What the person who asks can do next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description The caps. */
            caps: components["schemas"]["CapCard"][];
            /** @description The claims, newest first. */
            claims: components["schemas"]["ClaimCard"][];
            /** @description What a claim covers. */
            coverage: components["schemas"]["Named"];
            /** @description First day. */
            from: string;
            /** @description Agreement id. */
            id: string;
            /**
             * Format: int64
             * @description Loans with a guarantee in force.
             */
            loans: number;
            /** @description Losses divided so far. */
            losses: components["schemas"]["Cash"];
            /** @description Name that products refer to. */
            name: string;
            /** @description Principal under guarantee. */
            outstanding: components["schemas"]["Cash"];
            /** @description Compensation paid to the lender. */
            paid: components["schemas"]["Cash"];
            /** @description The parties. */
            parties: components["schemas"]["PartyTerms"][];
            /**
             * Format: int32
             * @description Days the guarantor has to pay.
             */
            payment_days: number;
            /** @description Recovered and shared. */
            recovered: components["schemas"]["Cash"];
            /** @description Last day. */
            until: string;
            /**
             * Format: int32
             * @description Days overdue before a claim.
             */
            waiting_days: number;
        };
        /** @description The all-in annual cost of an offer, percent, by each convention. */
        AllIn: {
            /** @description Compounded over actual days. */
            by_days_percent: string;
            /** @description The cap the highest of them was held against. */
            cap_percent: string;
            /** @description Compounded over a year. */
            compound_percent: string;
            /** @description Periodic rate times periods a year. */
            simple_percent: string;
        };
        /** @description Something the object's state permits, and whether the person who asks may do it. */
        AllowedAct: {
            /** @description What, in kebab case. */
            act: string;
            /** @description Whether this person may. */
            can: boolean;
            /** @description In English. */
            en: string;
            /** @description The first day on which it can be done, while that day lies ahead. */
            from?: string | null;
            /** @description Why not, and who could. */
            why?: string | null;
            /** @description The same in Chinese. */
            why_zh?: string | null;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description An application. */
        ApplicationCard: {
            /** @description What can be done next, and whether by the person who asks. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description Amount asked for. */
            amount: components["schemas"]["Cash"];
            decision?: components["schemas"]["DecisionCard"] | null;
            /** @description Firm id. */
            firm: string;
            /** @description Registered name of the firm; nothing once it was erased. */
            firm_name?: string | null;
            /** @description Application id. */
            id: string;
            /** @description The loan it became. */
            loan?: string | null;
            /** @description Contract number of that loan. */
            loan_number?: string | null;
            /** @description Product code. */
            product: string;
            /** @description Product name in English. */
            product_en: string;
            /** @description Product name in Chinese. */
            product_zh: string;
            /** @description Purpose. */
            purpose: components["schemas"]["Named"];
            review?: components["schemas"]["ReviewCard"] | null;
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /** @description User id of who submitted it. */
            submitted_by: string;
            /** @description User name of who submitted it. */
            submitted_by_name: string;
            /** @description Business date of submission. */
            submitted_on: string;
            /**
             * Format: int32
             * @description Months asked for.
             */
            tenor_months: number;
        };
        /** @description An application in a list. */
        ApplicationLine: {
            /** @description Amount asked for. */
            amount: components["schemas"]["Cash"];
            /** @description Firm id. */
            firm: string;
            /** @description Registered name of the firm; nothing once it was erased. */
            firm_name?: string | null;
            /** @description Grade of the last decision. */
            grade?: string | null;
            /** @description Application id. */
            id: string;
            /** @description The loan it became. */
            loan?: string | null;
            /** @description Contract number of that loan. */
            loan_number?: string | null;
            outcome?: components["schemas"]["Named"] | null;
            /** @description Product code. */
            product: string;
            /** @description Product name in English. */
            product_en: string;
            /** @description Product name in Chinese. */
            product_zh: string;
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /** @description User id of who submitted it. */
            submitted_by: string;
            /** @description User name of who submitted it. */
            submitted_by_name: string;
            /** @description Business date of submission. */
            submitted_on: string;
            /**
             * Format: int64
             * @description Months asked for.
             */
            tenor_months: number;
        };
        /** @description From when an approved version is in force. */
        Approval: {
            /** @description RFC 3339, such as `2026-12-01T00:00:00+08:00`, at most a year ahead; at once when left out. */
            active_from?: string | null;
        };
        /** @description How many of a group are in: have an offer, whether it goes out at once or a person may approve it. */
        ApprovalLine: {
            /**
             * Format: int64
             * @description In under the candidate.
             */
            after: number;
            /** @description Percent in under the candidate. */
            after_percent: string;
            /** @description Amounts offered under the candidate. */
            amount_after: components["schemas"]["Cash"];
            /** @description Amounts offered then. */
            amount_before: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Of them bad.
             */
            bad: number;
            /**
             * Format: int64
             * @description In then.
             */
            before: number;
            /** @description Percent in then. */
            before_percent: string;
            /** @description Expected loss of what the candidate would offer. */
            expected_loss_after: components["schemas"]["Cash"];
            /** @description Expected loss of what was offered then. */
            expected_loss_before: components["schemas"]["Cash"];
            /** @description The group. */
            group: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Loans paid out of those in then.
             */
            lent: number;
            /**
             * Format: int64
             * @description Decisions.
             */
            number: number;
            /** @description Expected profit of what the candidate would offer. */
            profit_after: components["schemas"]["Cash"];
            /** @description Expected profit of what was offered then. */
            profit_before: components["schemas"]["Cash"];
            /** @description Principal still owed on the bad ones when last looked at. */
            realised_loss: components["schemas"]["Cash"];
        };
        /** @description What a back-test takes for granted. */
        AssumedCard: {
            /** @description The same in English. */
            en: string;
            /** @description Cost of funds, percent a year. */
            funding_percent: string;
            /** @description Loss given default, percent of the amount. */
            lgd_percent: string;
            /** @description Operating cost of making one loan. */
            operating_per_loan: components["schemas"]["Cash"];
            /** @description Operating cost on the balance, percent a year. */
            operating_percent: string;
            /** @description How the profit is worked out and what is left out, in Chinese. */
            zh: string;
        };
        /** @description What an event happened to. */
        AuditObject: {
            /** @description Its id. */
            id: string;
            /** @description What kind of thing. */
            kind: components["schemas"]["Named"];
            /** @description What people call it: a contract number, a code, a name. */
            label: string;
        };
        /** @description One line of the trail. */
        AuditRow: {
            /** @description Who did it. */
            actor: components["schemas"]["Actor"];
            /** @description Business date from which it holds. */
            effective_on: string;
            /** @description Hash of the event, chained to the one before it, hexadecimal. */
            hash: string;
            /** @description What happened. */
            kind: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Place in the institution's sealed log; absent in the trail of one object.
             */
            log_index?: number | null;
            /** @description What it happened to. */
            object: components["schemas"]["AuditObject"];
            /** @description What it says; absent for those who may not read that kind of object. */
            payload?: Record<string, never> | null;
            /** @description When it was recorded. */
            recorded_at: string;
            /** @description The stream it stands in. */
            stream: string;
            /**
             * Format: int64
             * @description Its place in the stream, from 1.
             */
            version: number;
        };
        /** @description What a back-test found. Figures but `decided` and `unable` are over the decisions that could be made again. */
        BackTestCard: {
            /**
             * Format: int64
             * @description Those made again.
             */
            again: number;
            /** @description What the profit takes for granted. */
            assumed: components["schemas"]["AssumedCard"];
            /** @description By whether the firm owed this lender anything then. */
            borrowers: components["schemas"]["ApprovalLine"][];
            /**
             * Format: int64
             * @description Recorded decisions in the window: the last one of each application.
             */
            decided: number;
            /** @description What the candidate changes against the version in force. */
            diff: components["schemas"]["ProductDiff"];
            /** @description What the offers are expected to earn and what became of those lent: then, and under the candidate. */
            economics: components["schemas"]["EconomicsLine"][];
            /** @description By grade. */
            grades: components["schemas"]["ApprovalLine"][];
            /** @description Loss given default, percent of the amount. */
            lgd_percent: string;
            /** @description Limits under the candidate. */
            limits_after: components["schemas"]["LimitUse"];
            /** @description Limits as decided then. */
            limits_before: components["schemas"]["LimitUse"];
            /** @description How many went from each outcome to each. */
            moves: components["schemas"]["MoveLine"][];
            /** @description Decisions by outcome, then and now. */
            outcomes: components["schemas"]["OutcomeLine"][];
            /** @description By kind of place: district of a city, county, county-level city. */
            places: components["schemas"]["ApprovalLine"][];
            /** @description Offers by rate, in bands. */
            price_bands: components["schemas"]["PriceBandLine"][];
            rates_after?: components["schemas"]["RateSpread"] | null;
            rates_before?: components["schemas"]["RateSpread"] | null;
            /** @description By city. */
            regions: components["schemas"]["ApprovalLine"][];
            /** @description First day asked for. */
            since?: string | null;
            /** @description By size of firm. */
            sizes: components["schemas"]["ApprovalLine"][];
            /** @description The swap set: newly in, newly out, in as before, out as before. */
            swap: components["schemas"]["SwapLine"][];
            /** @description Those that could not be made again, by reason. */
            unable: components["schemas"]["UnableLine"][];
            /** @description Last day asked for. */
            until?: string | null;
        };
        /** @description A candidate to try on recorded decisions. */
        BackTestRequest: {
            /** @description YAML, or JSON with amounts as texts. */
            document: string;
            /** @description Cost of funds, percent a year; `2.00` when left out. */
            funding_percent?: string | null;
            /** @description Loss given default as a share, `0` to `1`; `0.45` when left out. */
            lgd?: string | null;
            /** @description Operating cost of making one loan, in whole currency; `300` when left out. */
            operating_per_loan?: string | null;
            /** @description Operating cost on the balance, percent a year; `0.80` when left out. */
            operating_percent?: string | null;
            /** @description First day of decisions: `2025-01-01`. */
            since?: string | null;
            /** @description Last day of decisions. */
            until?: string | null;
        };
        /** @description A trial-balance line. */
        BalanceLine: {
            /** @description Account code. */
            account: string;
            /** @description Debit when positive, credit when negative. */
            balance: components["schemas"]["Cash"];
            /** @description In English. */
            en: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description What the bank said about a released payout. */
        BankAnswer: {
            /** @description Value date; today when left out. */
            on?: string | null;
            /** @description The bank's reference. */
            reference: string;
            /** @description `confirmed`, `unknown` or `returned`. */
            result: components["schemas"]["RailAnswer"];
        };
        /** @description One import. */
        BatchCard: {
            /**
             * Format: int64
             * @description Rows kept.
             */
            accepted: number;
            /** @description What the rows are. */
            dataset: components["schemas"]["Named"];
            /** @description Batch id. */
            id: string;
            /**
             * Format: int64
             * @description Rows that wait in quarantine.
             */
            quarantined: number;
            /**
             * Format: int64
             * @description Rows read.
             */
            read: number;
            /** @description By reason. */
            reasons: components["schemas"]["RefusedCount"][];
            /**
             * Format: int64
             * @description Rows refused.
             */
            refused: number;
            /** @description Segments that hold the rows. */
            segments: number;
            /** @description Whether the rows are simulated. */
            simulated: boolean;
            /** @description A file's name or what made the rows. */
            source: string;
        };
        /** @description One bin of a characteristic. */
        BinCard: {
            /**
             * Format: double
             * @description Weighted bad rate, percent; absent without rows.
             */
            bad_rate_percent?: number | null;
            /**
             * Format: double
             * @description Weighted bads.
             */
            bads: number;
            /**
             * Format: double
             * @description Weighted goods.
             */
            goods: number;
            /** @description Which values fall here, in the unit people use. */
            label: string;
            /** @description The same in Chinese. */
            label_zh: string;
            /**
             * Format: double
             * @description Points granted.
             */
            points: number;
            /**
             * Format: int64
             * @description Training rows.
             */
            rows: number;
            /**
             * Format: double
             * @description Weight of evidence.
             */
            woe: number;
        };
        /** @description A count with its share of money. */
        Bucket: {
            /** @description Outstanding principal. */
            amount: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description What is counted. */
            name: components["schemas"]["Named"];
        };
        /** @description A group of test rows with like probability. */
        CalibrationCard: {
            /** @description From and to, percent. */
            band: string;
            /**
             * Format: double
             * @description Bad rate, percent.
             */
            observed_percent: number;
            /**
             * Format: double
             * @description Mean probability of default, percent.
             */
            predicted_percent: number;
            /**
             * Format: double
             * @description Weighted rows.
             */
            rows: number;
        };
        /** @description A candidate to compare. */
        Candidate: {
            /** @description YAML, or JSON with amounts as texts. */
            document: string;
            /**
             * Format: int32
             * @description Compare with this version; with the one in force when left out.
             */
            version?: number | null;
        };
        /** @description A cap with what is used of it. */
        CapCard: {
            /** @description For one loan, one year, or the agreement's whole life. */
            kind: components["schemas"]["Named"];
            /** @description The most that is compensated. */
            limit: components["schemas"]["Cash"];
            used?: components["schemas"]["Cash"] | null;
            /** @description Used, percent of the limit. */
            used_percent?: string | null;
        };
        /** @description An amount. */
        Cash: {
            /** @description Currency code (ISO 4217). */
            currency: string;
            /**
             * Format: int64
             * @description Minor units: fen, cents.
             */
            minor: number;
            /** @description As people write it: `1,234.50`. */
            text: string;
        };
        /** @description One change between two versions. */
        ChangeCard: {
            /** @description As it is; nothing when it is gone. */
            after?: string | null;
            /** @description As it was; nothing when it is new. */
            before?: string | null;
            /** @description What changed, in English. */
            en: string;
            /** @description Where in the document: `amount.max`. */
            place: string;
            /** @description What changed, in Chinese. */
            zh: string;
        };
        /** @description A characteristic of the card. */
        CharacteristicCard: {
            /** @description Its bins. */
            bins: components["schemas"]["BinCard"][];
            /**
             * Format: double
             * @description Coefficient of its WOE on the logit of bad.
             */
            coefficient: number;
            /** @description In English. */
            en: string;
            /** @description The feature's name. */
            feature: string;
            /**
             * Format: double
             * @description Information value on the training rows.
             */
            iv?: number | null;
            /**
             * Format: double
             * @description Stability of its bins from training to test rows.
             */
            psi?: number | null;
            strength?: components["schemas"]["Named"] | null;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description One check of a decision, or one value that was worked out. */
        CheckLine: {
            /** @description In English. */
            en: string;
            /** @description `pass`, `refer`, `decline`, or `info` for what decides nothing by itself. */
            result: components["schemas"]["Named"];
            /** @description The rule, as recorded. */
            rule: string;
            /** @description The step it belongs to. */
            step: components["schemas"]["Named"];
            /** @description What it was held against, in English. */
            threshold?: string | null;
            /** @description What it was held against, in Chinese. */
            threshold_zh?: string | null;
            /** @description What was found, in English. */
            value: string;
            /** @description What was found, in Chinese. */
            value_zh: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description What a check found. */
        CheckReport: {
            /**
             * Format: int32
             * @description Errors: the document is not published.
             */
            errors: number;
            /** @description The findings, errors first. */
            findings: components["schemas"]["FindingCard"][];
            /**
             * Format: int32
             * @description Hints: worth a look.
             */
            hints: number;
            /** @description Whether it may be published: there is no error. */
            ok: boolean;
            /**
             * Format: int32
             * @description Warnings: who approves should know.
             */
            warnings: number;
        };
        /** @description A claim. */
        ClaimCard: {
            /** @description What the person who asks can do next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description The last day to pay, counted from the demand. */
            deadline?: string | null;
            /** @description When compensation was demanded. */
            demanded_on?: string | null;
            /** @description Loan id: a loan has one claim at a time. */
            loan: string;
            /** @description Contract number. */
            loan_number: string;
            /** @description The loss that the agreement covers: as claimed, and once paid, what was still lost then. */
            loss: components["schemas"]["Cash"];
            /** @description When notice was given. */
            noticed_on: string;
            /** @description Compensation paid to the lender. */
            paid: components["schemas"]["Cash"];
            /** @description When it was paid. */
            paid_on?: string | null;
            /** @description Recovered since. */
            recovered: components["schemas"]["Cash"];
            /** @description How the loss was divided; empty before payment. */
            shares: components["schemas"]["ShareCard"][];
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /** @description The part that stays with the lender outside the agreement. */
            uncovered: components["schemas"]["Cash"];
        };
        /** @description Which day to close. */
        Close: {
            /** @description Every open day up to this one. */
            through: string;
        };
        /** @description What a close of day found. */
        CloseCard: {
            /** @description By five-category class. */
            classes: components["schemas"]["Bucket"][];
            /** @description The day closed. */
            day: string;
            /**
             * Format: int64
             * @description Loans with a balance.
             */
            loans: number;
            /** @description Outstanding principal. */
            outstanding: components["schemas"]["Cash"];
            /** @description By days past due. */
            overdue: components["schemas"]["Bucket"][];
        };
        /** @description A closed day in a list. */
        ClosedDay: {
            /** @description By five-category class. */
            classes: components["schemas"]["Bucket"][];
            /** @description The business day on which it was closed. */
            closed_on: string;
            /** @description The day closed. */
            day: string;
            /**
             * Format: int64
             * @description Loans with a balance.
             */
            loans: number;
            /** @description Non-performing share of the balance (substandard and worse), percent. */
            npl_percent?: string | null;
            /** @description Outstanding principal. */
            outstanding: components["schemas"]["Cash"];
            /** @description By days past due. */
            overdue: components["schemas"]["Bucket"][];
        };
        /** @description A code of a classification with its names. */
        CodeName: {
            /** @description The code. */
            code: string;
            /** @description In English, where the table has it. */
            en?: string | null;
            /** @description In Chinese; the code itself when the table does not hold it. */
            zh: string;
        };
        /** @description The guarantor's payment. */
        Compensation: {
            /** @description The amount of the bank entry; checked against what the agreement gives. It is what is recorded when left out. */
            amount?: string | null;
            /** @description Value date; today when left out. */
            on?: string | null;
            /** @description Reference of the bank entry. */
            reference: string;
        };
        /** @description A consent in a firm's file. */
        ConsentCard: {
            /** @description What the person who asks can do next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description Which source categories. */
            categories: components["schemas"]["Named"][];
            /** @description Last day. */
            expires_on: string;
            /** @description Firm id. */
            firm: string;
            /** @description First day. */
            granted_on: string;
            /** @description Consent id. */
            id: string;
            /** @description How it was given. */
            method: components["schemas"]["Named"];
            /** @description What for. */
            purpose: components["schemas"]["Named"];
            /** @description Who may read them. */
            recipient: components["schemas"]["Named"];
            /** @description In force, expired, withdrawn, or not yet begun. */
            state: components["schemas"]["Named"];
            /** @description SHA-256 of the text the firm saw, hexadecimal. */
            text_hash: string;
            /** @description The day it was withdrawn. */
            withdrawn_on?: string | null;
        };
        /** @description What a firm agreed to. */
        ConsentEntry: {
            /** @description Which source categories. */
            categories: string[];
            /** @description First day; today when left out. */
            from?: string | null;
            /** @description How it was given, such as `counter-signature` or `one-tap`. */
            method: string;
            /** @description What for, such as `credit-assessment`. */
            purpose: string;
            /** @description The text the firm saw; only its digest is kept. */
            text: string;
            /** @description Last day; a year later when left out. */
            until?: string | null;
        };
        /** @description A correction for a second person to approve. */
        Correction: {
            /** @enum {string} */
            act: "reverse-payment";
            /** @description Why. */
            reason: string;
            /** @description Reference of the payment. */
            reference: string;
        } | {
            /** @enum {string} */
            act: "write-off";
            /** @description Why. */
            reason: string;
        };
        /** @description How many there are of something. */
        Counted: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description Of what. */
            name: components["schemas"]["Named"];
        };
        /** @description The balance at one close. */
        DayBalance: {
            /** @description The day closed. */
            day: string;
            /**
             * Format: int64
             * @description Loans with a balance.
             */
            loans: number;
            /** @description Non-performing share of the balance, percent. */
            npl_percent?: string | null;
            /** @description Outstanding principal. */
            outstanding: components["schemas"]["Cash"];
            /** @description Outstanding principal of loans past due. */
            overdue: components["schemas"]["Cash"];
        };
        /** @description A decision. */
        DecisionCard: {
            all_in?: components["schemas"]["AllIn"] | null;
            /** @description All-in annual cost compounded, percent. */
            all_in_compound_percent?: string | null;
            /** @description All-in annual cost by simple annualisation, percent. */
            all_in_simple_percent?: string | null;
            amount?: components["schemas"]["Cash"] | null;
            /** @description The application. */
            application: string;
            /** @description Every check with what was found. */
            checks: components["schemas"]["CheckLine"][];
            /** @description Business date. */
            decided_on: string;
            /** @description SHA-256 of the decision record, hexadecimal. */
            digest: string;
            /** @description What the firm pays beside interest. */
            fees: components["schemas"]["FeeLine"][];
            /** @description Grade. */
            grade?: string | null;
            /** @description Decision id. */
            id: string;
            /** @description What was known of the firm when it was decided. */
            inputs: components["schemas"]["InputLine"][];
            limit?: components["schemas"]["Cash"] | null;
            /** @description Offer, refer or decline. */
            outcome: components["schemas"]["Named"];
            /** @description Probability of default, percent. */
            pd_percent?: string | null;
            /** @description What was pinned: product, scorecard and rulebook, each with its version and digest. */
            pinned: string[];
            /** @description How the rate was built. */
            price: components["schemas"]["PriceStep"][];
            rate?: components["schemas"]["RateCard"] | null;
            /** @description Why. */
            reasons: components["schemas"]["ReasonCard"][];
            /**
             * Format: int64
             * @description Points of the scorecard.
             */
            score?: number | null;
            /** @description What each characteristic of the scorecard gave. */
            score_points: components["schemas"]["ScorePoints"][];
        };
        /** @description A message to a subscriber and what came of it. */
        DeliveryCard: {
            /**
             * Format: int64
             * @description How often it was sent.
             */
            attempts: number;
            /** @description The event's kind. */
            kind: string;
            /** @description When it was last sent. */
            last_at?: string | null;
            /**
             * Format: int64
             * @description The event's place in the institution's log.
             */
            log_index: number;
            /** @description When it is sent again. */
            next_at?: string | null;
            /** @description What came back, in a word: `HTTP 200`, `timeout`. */
            response?: string | null;
            /** @description Waiting, delivered or given up. */
            status: components["schemas"]["Named"];
        };
        /** @description How a scorecard is to be developed. */
        Develop: {
            /** @description Columns to leave out, beside those known to leak. */
            exclude?: string[];
            /** @description Its name; a known one gets its next version. */
            name: string;
        };
        /** @description How far one figure of an offer differs from the live one, where both have an offer. */
        DifferenceLine: {
            /**
             * Format: int64
             * @description Applications with an offer on both sides.
             */
            both: number;
            /**
             * Format: int64
             * @description Higher under the candidate.
             */
            higher: number;
            /**
             * Format: int64
             * @description Lower under the candidate.
             */
            lower: number;
            /** @description Candidate less live, on average. */
            mean?: string | null;
            /**
             * Format: int64
             * @description The same.
             */
            same: number;
            /** @description Unit of the mean: the currency, or percentage points a year. */
            unit: components["schemas"]["Named"];
            /** @description Amount, limit or rate. */
            what: components["schemas"]["Named"];
        };
        /** @description A document as a person writes it. */
        Document: {
            /** @description YAML, or JSON with amounts as texts. */
            document: string;
        };
        /** @description One fault of a document. */
        DocumentFault: {
            /** @description What is wrong and what to do, in English. */
            en: string;
            /** @description Where in the document: `pricing.floor_percent`, `rules.price/spread`, `line 12`. */
            path: string;
            /** @description What is wrong, in Chinese. */
            zh: string;
        };
        /**
         * @description How a table is best drawn.
         * @enum {string}
         */
        Drawn: "bar" | "line" | "share" | "figures";
        /** @description A column that is not in the card. */
        DroppedCard: {
            /** @description In English. */
            en: string;
            /** @description The column. */
            feature: string;
            /**
             * Format: double
             * @description Information value, when it was binned.
             */
            iv?: number | null;
            /** @description Why, in English. */
            why_en: string;
            /** @description Why, in Chinese. */
            why_zh: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description What the offers of one side are expected to earn, and what became of those that were lent. */
        EconomicsLine: {
            /** @description Amounts offered. */
            amount: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Of them bad: more than 90 days past due on some day, or written off.
             */
            bad: number;
            /** @description PD x LGD x amount, before any guarantee. */
            expected_loss: components["schemas"]["Cash"];
            /** @description Cost of the funds. */
            funding: components["schemas"]["Cash"];
            /** @description Interest over the tenors, as planned. */
            interest: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Those that became loans and were paid out. Of offers that only the candidate makes there can be none.
             */
            lent: number;
            /** @description Their principal. */
            lent_amount: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Offers.
             */
            offers: number;
            /** @description Operating cost. */
            operating: components["schemas"]["Cash"];
            /** @description Interest less funding, operating cost and expected loss. */
            profit: components["schemas"]["Cash"];
            /** @description Profit in percent of the amounts; nothing without an offer. */
            profit_percent?: string | null;
            /** @description Principal still owed on the bad ones when last looked at, before recoveries. */
            realised_loss: components["schemas"]["Cash"];
            /** @description `then` or `candidate`. */
            side: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Offers without a score, whose profit has no expected loss taken off.
             */
            unscored: number;
        };
        /** @description Why something ends. */
        Ending: {
            /** @description Why; it stands in the audit trail. */
            reason: string;
        };
        /** @description That a firm's identity was erased. */
        ErasedFirm: {
            /** @description Always true. */
            erased: boolean;
            /** @description Firm id: what is left stands under it. */
            id: string;
        };
        /** @description A kind of event. */
        EventKind: {
            /** @description What it is called. */
            kind: components["schemas"]["Named"];
            /** @description The stream it stands in. */
            stream: string;
        };
        /** @description Something that happened to a loan. */
        FactCard: {
            /** @description Who recorded it, and how recognised. */
            actor: string;
            /** @description The name of who recorded it. */
            actor_name: string;
            amount?: components["schemas"]["Cash"] | null;
            /** @description Business date from which it holds. */
            effective_on: string;
            /** @description Event kind. */
            kind: components["schemas"]["Named"];
            /** @description When it was recorded. */
            recorded_at: string;
            /** @description External reference, where there is one. */
            reference?: string | null;
        };
        /** @description Something that does not agree. */
        FaultCard: {
            /**
             * Format: int64
             * @description Which place in the log.
             */
            log_index?: number | null;
            /** @description What to do. */
            remedy: string;
            /** @description Which stream. */
            stream?: string | null;
            /**
             * Format: int64
             * @description Which version in it.
             */
            version?: number | null;
            /** @description What does not agree. */
            what: string;
        };
        /** @description A feature of a firm, read under a consent. */
        FeatureCard: {
            /** @description The source category. */
            category: components["schemas"]["Named"];
            /** @description In English. */
            en: string;
            /** @description The feature's name. */
            name: string;
            /** @description The day it held. */
            observed_on: string;
            /** @description Its unit; an empty name for texts. */
            unit: components["schemas"]["Named"];
            /** @description The value, with thousands parted; amounts in whole currency. */
            value: string;
            /** @description The same in Chinese: a place or an industry has its name. */
            value_zh: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description A fee of an offer. */
        FeeLine: {
            /** @description Code. */
            code: string;
            /** @description Paid with each instalment. */
            each_instalment: components["schemas"]["Cash"];
            /** @description In English. */
            en: string;
            /** @description Who receives it. */
            payee_zh: string;
            /** @description Paid at pay-out. */
            upfront: components["schemas"]["Cash"];
            /** @description In Chinese. */
            zh: string;
        };
        /** @description One finding of a check. */
        FindingCard: {
            /** @description Stable code: `gap`, `unreachable-row`, `limit-negative`, ... */
            code: string;
            /** @description Id of the column. */
            column?: string | null;
            /** @description In English. */
            en: string;
            /** @description Node of the rule graph. */
            node?: string | null;
            /** @description Path in the document: `pricing.floor_percent`, `rules.price`, `line 12`. */
            path: string;
            /**
             * Format: int32
             * @description Row of its table, formula or statement, from 1.
             */
            row?: number | null;
            /** @description `error`, `warning` or `hint`, with its names. */
            severity: components["schemas"]["Named"];
            /** @description An input that shows it; variables left out may have any value. */
            witness: components["schemas"]["WitnessValue"][];
            /** @description In Chinese. */
            zh: string;
        };
        /** @description An application of the firm at this institution. */
        FirmApplicationLine: {
            /** @description Amount asked for. */
            amount: components["schemas"]["Cash"];
            /** @description Application id. */
            id: string;
            /** @description Product code. */
            product: string;
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /** @description Business date of submission. */
            submitted_on: string;
        };
        /** @description A firm's file. */
        FirmCard: components["schemas"]["FirmLine"] & {
            /** @description What the person who asks can do next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description Its newest applications here. */
            applications: components["schemas"]["FirmApplicationLine"][];
            /** @description What kind of body it is. */
            body: components["schemas"]["Named"];
            /** @description Consents to this institution; all of them for the operator. */
            consents: components["schemas"]["ConsentCard"][];
            /** @description Features in the categories that a consent in force names. */
            features: components["schemas"]["FeatureCard"][];
            /** @description Whether it and its owners were identified. */
            kyc: components["schemas"]["Named"];
            /** @description Its newest loans here. */
            loans: components["schemas"]["FirmLoanLine"][];
            size?: components["schemas"]["Named"] | null;
            /** @description What the size was judged by, or what is missing. */
            size_reasons: components["schemas"]["Named"][];
        };
        /** @description A firm to register. */
        FirmEntry: {
            /** @description Industry code (GB/T 4754), such as C1411. */
            industry: string;
            /** @description Whether it and its owners were identified: `complete`, `incomplete` or `hit`. */
            kyc: string;
            /** @description Registered name. */
            name: string;
            /** @description Division code (GB/T 2260); the one in the credit code when left out. */
            region?: string | null;
            /** @description When it was registered, if known. */
            registered_on?: string | null;
            /** @description Its register entry, as the officer saw it: `active`, `abnormal`, `deregistered` or `revoked`. */
            standing: string;
            /** @description Credit code. */
            uscc: string;
        };
        /** @description A firm in a list. */
        FirmLine: {
            /** @description Firm id. */
            id: string;
            /** @description Industry. */
            industry: components["schemas"]["CodeName"];
            /** @description Registered name. */
            name: string;
            /** @description Division. */
            region: components["schemas"]["CodeName"];
            /** @description When it was registered, if known. */
            registered_on?: string | null;
            /** @description Whether it is a simulated firm. */
            simulated: boolean;
            /** @description Its register entry. */
            standing: components["schemas"]["Named"];
            /** @description Credit code, masked. */
            uscc: string;
        };
        /** @description A loan of the firm at this institution. */
        FirmLoanLine: {
            /** @description Last due day. */
            ends_on: string;
            /** @description Loan id. */
            id: string;
            /** @description Contract number. */
            number: string;
            /** @description Contract principal. */
            principal: components["schemas"]["Cash"];
            /** @description First day. */
            starts_on: string;
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
        };
        /** @description One application, as decided then and as the candidate decides. */
        FirmTrace: {
            after?: components["schemas"]["DecisionCard"] | null;
            /** @description Application id. */
            application: string;
            /** @description As recorded. */
            before: components["schemas"]["DecisionCard"];
            unable?: components["schemas"]["Named"] | null;
        };
        /** @description A grade with its rows. */
        GradeCard: {
            /** @description The grade. */
            grade: components["schemas"]["Named"];
            /**
             * Format: double
             * @description Bad rate, percent.
             */
            observed_percent?: number | null;
            /**
             * Format: double
             * @description Mean probability of default, percent.
             */
            predicted_percent?: number | null;
            /**
             * Format: double
             * @description Weighted test rows.
             */
            rows: number;
        };
        /** @description The newest signed head: keep it elsewhere, and a later verification finds a history that was rewritten as a whole. */
        HeadCard: {
            /** @description Short hash of the key that signed it. */
            key: string;
            /** @description Root of the Merkle tree, hexadecimal. */
            root: string;
            /** @description When it was signed. */
            signed_at: string;
            /**
             * Format: int64
             * @description Events in the log.
             */
            size: number;
        };
        /** @description A column's or row's heading. */
        Heading: {
            /** @description In English. */
            en: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description How the service is. */
        Health: {
            /** @description `ok` when the book can be read, `ready` when requests may be sent. */
            status: string;
            /**
             * Format: int64
             * @description Age of the oldest event not sealed yet, in milliseconds.
             */
            unsealed_ms: number;
            /** @description Version of the program. */
            version: string;
        };
        /** @description Rows between two scores. */
        HistogramCard: {
            /**
             * Format: double
             * @description Weighted bads of the test rows.
             */
            bads: number;
            /**
             * Format: double
             * @description From these points.
             */
            from: number;
            /**
             * Format: double
             * @description Weighted goods of the test rows.
             */
            goods: number;
            /**
             * Format: double
             * @description To these points.
             */
            to: number;
        };
        /** @description One thing that was known of the firm. */
        InputLine: {
            category?: components["schemas"]["Named"] | null;
            /** @description In English. */
            en: string;
            /** @description Name of the feature. */
            name: string;
            /** @description Its value, as people write it; nothing when it was missing. */
            value?: string | null;
            /** @description The same in Chinese. */
            value_zh?: string | null;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description One instalment. */
        InstalmentCard: {
            /** @description Due day. */
            due_on: string;
            /** @description Interest due. */
            interest: components["schemas"]["Cash"];
            /**
             * Format: int32
             * @description 1, 2, 3 and so on.
             */
            number: number;
            /** @description Principal due. */
            principal: components["schemas"]["Cash"];
            /** @description Of both, what is still to be paid. */
            unpaid: components["schemas"]["Cash"];
        };
        /** @description An institution, as its people see it. */
        InstitutionCard: {
            /** @description Short name used to sign in. */
            code: string;
            /** @description The currency it keeps its books in. */
            currency: string;
            /** @description Operator, lender or guarantor. */
            kind: components["schemas"]["Named"];
            /** @description Name in English. */
            name_en: string;
            /** @description Name in Chinese. */
            name_zh: string;
            /** @description Whether its data are simulated. */
            simulated: boolean;
        };
        /**
         * @description What kind of institution a tenant is.
         * @enum {string}
         */
        InstitutionKind: "operator" | "lender" | "guarantor";
        /** @description A user that was just added. */
        Invited: {
            /** @description The link by which the user sets a password and signs in. */
            link: components["schemas"]["Link"];
            /** @description The user. */
            user: components["schemas"]["UserCard"];
        };
        /** @description A key for a program. */
        KeyCard: {
            /** @description When it was made. */
            created_at: string;
            /** @description No longer good from this instant. */
            expires_at: string;
            /** @description Key id. */
            id: string;
            /** @description What it is for. */
            label: string;
            /** @description In force, expired or revoked. */
            state: components["schemas"]["Named"];
            /** @description Name of the user on whose behalf it acts. */
            user: string;
        };
        /** @description A key to make. */
        KeyRequest: {
            /** @description What it is for. */
            label: string;
            /** @description Name of the user on whose behalf it acts. */
            user: string;
        };
        /** @description Limits and how far the offers use them. */
        LimitUse: {
            /** @description Sum of amounts offered. */
            amount: components["schemas"]["Cash"];
            /** @description Sum of limits. */
            limit: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Offers.
             */
            number: number;
            /** @description Amount in percent of the limit; nothing without a limit. */
            use_percent?: string | null;
        };
        /** @description A one-time sign-in link. */
        Link: {
            /** @description No longer good from this instant. */
            expires_at: string;
            /** @description The address to open; shown once, good once. */
            link: string;
        };
        /** @description A loan. */
        LoanCard: {
            /** @description The guarantee agreement that covers it. */
            agreement?: string | null;
            /** @description What can be done next, and whether by the person who asks. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description The application it came from. */
            application?: string | null;
            /** @description The last day that was closed. */
            closed_through?: string | null;
            /** @description What guarantors have paid for it. */
            compensated: components["schemas"]["Cash"];
            /** @description Acts whose reason a late fact removed: for a person to look at. */
            corrections: string[];
            /** @description What happened, by effective date. */
            facts: components["schemas"]["FactCard"][];
            /** @description Firm id. */
            firm: string;
            /** @description Registered name of the firm; nothing once it was erased. */
            firm_name?: string | null;
            /** @description Whether a guarantee covers it. */
            guaranteed: boolean;
            /** @description Loan id. */
            id: string;
            /** @description Repayment form. */
            method: components["schemas"]["Named"];
            /** @description Contract number (借据号). */
            number: string;
            position?: components["schemas"]["PositionCard"] | null;
            /** @description Postings up to the date, by value date. */
            postings: components["schemas"]["PostingCard"][];
            /** @description Contract principal. */
            principal: components["schemas"]["Cash"];
            /** @description Product code and version. */
            product: string;
            /** @description Product name in English. */
            product_en: string;
            /** @description Product name in Chinese. */
            product_zh: string;
            /** @description Contract rate. */
            rate: components["schemas"]["RateCard"];
            /** @description Repayment schedule. */
            schedule: components["schemas"]["InstalmentCard"][];
            /** @description Whether the institution's data are simulated. */
            simulated: boolean;
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description Months.
             */
            term_months: number;
        };
        /** @description A loan in a list. Its position is that of its last event or of the last close, whichever is later. */
        LoanLine: {
            class?: components["schemas"]["Named"] | null;
            /**
             * Format: int64
             * @description Days past due, while something is owed.
             */
            days_past_due?: number | null;
            /** @description Last due day. */
            ends_on: string;
            /** @description Firm id. */
            firm: string;
            /** @description Registered name of the firm; nothing once it was erased. */
            firm_name?: string | null;
            /** @description Whether a guarantee covers it. */
            guaranteed: boolean;
            /** @description Loan id. */
            id: string;
            /** @description Industry of the firm, in Chinese, as the decision knew it. */
            industry_zh?: string | null;
            /** @description Contract number. */
            number: string;
            outstanding?: components["schemas"]["Cash"] | null;
            /** @description The day of the position. */
            position_on?: string | null;
            /** @description Contract principal. */
            principal: components["schemas"]["Cash"];
            /** @description Product code. */
            product: string;
            /** @description Product name in English. */
            product_en: string;
            /** @description Product name in Chinese. */
            product_zh: string;
            /** @description Contract rate. */
            rate: components["schemas"]["RateCard"];
            /** @description City or county of the firm, in Chinese, as the decision knew it. */
            region_zh?: string | null;
            /** @description First day. */
            starts_on: string;
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
        };
        /** @description What a change to a loan left behind. */
        LoanReceipt: {
            /** @description Loan id. */
            id: string;
            /** @description Contract number. */
            number: string;
            position?: components["schemas"]["PositionCard"] | null;
            /** @description Where it stands now. */
            state: components["schemas"]["Named"];
        };
        /** @description Who signs in. */
        Login: {
            /** @description `true` keeps the session in a cookie that no script can read, for a browser; the answer then holds no token. */
            cookie?: boolean;
            /** @description Institution code. */
            institution: string;
            /** @description User name. */
            name: string;
            /** @description Password. */
            password: string;
        };
        /** @description The market monitor. */
        MarketCard: {
            /** @description The day of the last close that own figures are from. */
            at?: string | null;
            /** @description Where the report contradicts itself. */
            conflicts: components["schemas"]["MarketConflict"][];
            /** @description What to know, in English. */
            note_en: string;
            /** @description What to know, in Chinese. */
            note_zh: string;
            /** @description Beside the institution's own. */
            own: components["schemas"]["OwnFigure"][];
            /** @description The published figures. */
            tables: components["schemas"]["MarketTable"][];
        };
        /** @description Figures of the report that do not agree. */
        MarketConflict: {
            /** @description Of what, in English. */
            en: string;
            /** @description The figures. */
            values: components["schemas"]["Stated"][];
            /** @description Of what, in Chinese. */
            zh: string;
        };
        /** @description A row of a table. */
        MarketRow: {
            /** @description In English. */
            en: string;
            /** @description One for each column; null where the report gives none. */
            values: (number | null)[];
            /** @description In Chinese. */
            zh: string;
        };
        /** @description A table of published figures. */
        MarketTable: {
            /** @description Headings of the values. */
            columns: components["schemas"]["Heading"][];
            /** @description In English. */
            en: string;
            /** @description Stable id. */
            id: string;
            /** @description How it is best drawn. */
            kind: components["schemas"]["Drawn"];
            /** @description Rows. */
            rows: components["schemas"]["MarketRow"][];
            /** @description Section of the report; empty where it is not known. */
            section: string;
            /** @description Unit in English. */
            unit_en: string;
            /** @description Unit in Chinese. */
            unit_zh: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description The person who asks, as shown to that person. */
        Me: {
            /** @description What the roles allow, by action id. */
            allowed: string[];
            /** @description Whether that date is simulated. */
            clock_simulated: boolean;
            /** @description User id. */
            id: string;
            /** @description Where. */
            institution: components["schemas"]["InstitutionCard"];
            /** @description Whether a password has to be set before anything else. */
            must_set_password: boolean;
            /** @description User name. */
            name: string;
            /** @description Roles held. */
            roles: components["schemas"]["Named"][];
            /**
             * Format: date
             * @description The business date.
             */
            today: string;
        };
        /** @description How the card does on one set of rows. */
        Metrics: {
            /**
             * Format: double
             * @description Area under the ROC curve.
             */
            auc: number;
            /**
             * Format: double
             * @description Weighted bad rate, percent.
             */
            bad_rate_percent: number;
            /**
             * Format: int64
             * @description Bads.
             */
            bads: number;
            /**
             * Format: double
             * @description Brier score.
             */
            brier: number;
            /**
             * Format: double
             * @description Gini.
             */
            gini: number;
            /**
             * Format: double
             * @description Kolmogorov-Smirnov, 0 to 1.
             */
            ks: number;
            /**
             * Format: double
             * @description Weighted mean probability of default, percent.
             */
            mean_pd_percent: number;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
        };
        /**
         * @description What a prepayment does to the instalments that remain.
         * @enum {string}
         */
        Mode: "keep-term" | "shorten-term";
        /** @description What was paid out in one month. */
        MonthLending: {
            /** @description Their principal. */
            amount: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Loans paid out.
             */
            count: number;
            /** @description `2025-07`. */
            month: string;
        };
        /** @description From one outcome to another. */
        MoveLine: {
            /** @description Then. */
            from: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Decisions.
             */
            number: number;
            /** @description Under the candidate. */
            to: components["schemas"]["Named"];
        };
        /** @description A state or kind with its names. */
        Named: {
            /** @description In English. */
            en: string;
            /** @description Stable, in kebab case. */
            id: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description A key that was just made. */
        NewKey: {
            /** @description No longer good from this instant. */
            expires_at: string;
            /** @description Key id. */
            id: string;
            /** @description The secret: shown once, absent when the request is repeated. */
            token?: string | null;
        };
        /** @description A new password of one's own. */
        NewPassword: {
            /** @description The present one; not needed in a session that must set one first. */
            current?: string | null;
            /** @description The new password. */
            password: string;
        };
        /** @description Roles to hold from now on. */
        NewRoles: {
            /** @description Ids of roles, as `/v1/roles` gives them. */
            roles: string[];
        };
        /** @description A user to add. */
        NewUser: {
            /** @description User name. */
            name: string;
            /** @description Ids of roles, as `/v1/roles` gives them. */
            roles: string[];
        };
        /** @description A body without content. */
        Nothing: Record<string, never>;
        /** @description An outcome, then and under the candidate. */
        OutcomeLine: {
            /**
             * Format: int64
             * @description Under the candidate.
             */
            after: number;
            /**
             * Format: int64
             * @description Then.
             */
            before: number;
            /** @description Which. */
            outcome: components["schemas"]["Named"];
        };
        /** @description A published figure with the institution's own. */
        OwnFigure: {
            /** @description In English. */
            en: string;
            /** @description Stable id. */
            id: string;
            /**
             * Format: double
             * @description The institution's own; null where its book does not hold it.
             */
            own?: number | null;
            /**
             * Format: double
             * @description The report's figure.
             */
            report: number;
            /** @description Whether the institution's data are simulated. */
            simulated: boolean;
            /** @description Unit in English. */
            unit_en: string;
            /** @description Unit in Chinese. */
            unit_zh: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description A parameter in force. */
        ParameterCard: {
            /** @description How sure we are of it. */
            confidence: components["schemas"]["Named"];
            /** @description First day. */
            effective_from: string;
            /** @description The last day, when a later value is known. */
            effective_to?: string | null;
            /** @description In English. */
            en: string;
            /** @description Dotted id. */
            id: string;
            /** @description What to know about it, in English. */
            note_en: string;
            /** @description What to know about it, in Chinese. */
            note_zh: string;
            /** @description How an observed number is compared with it (`>`, `>=`, `<=`, `<`), or nothing. */
            operator: string;
            /** @description The document it is from. */
            source: string;
            /** @description Its unit. */
            unit: components["schemas"]["Named"];
            /** @description The value. */
            value: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description A party's part so far. */
        PartyCard: {
            /** @description What it bore. */
            borne: components["schemas"]["Cash"];
            /** @description Name in Chinese. */
            name: string;
            /** @description What flowed back to it. */
            recovered: components["schemas"]["Cash"];
            /** @description Role in Chinese. */
            role: string;
            /** @description Share of a loss, percent. */
            share_percent: string;
        };
        /** @description A party as the agreement states it. */
        PartyTerms: {
            /** @description What it bore of paid claims. */
            borne: components["schemas"]["Cash"];
            /** @description Fee a year, percent of the covered principal it bears. */
            fee_percent: string;
            /** @description Whether it pays the lender and is reimbursed by the others. */
            front: boolean;
            /** @description Institution code. */
            institution: string;
            /** @description Its own part of the principal under guarantee. */
            liability: components["schemas"]["Cash"];
            /** @description Its names. */
            name: components["schemas"]["Named"];
            /** @description What flowed back to it. */
            recovered: components["schemas"]["Cash"];
            /** @description As what. */
            role: components["schemas"]["Named"];
            /** @description Share of a loss, percent. */
            share_percent: string;
        };
        /** @description A payment received. */
        Payment: {
            /** @description Amount, as people write it: `8530.99`. */
            amount: string;
            /** @description Value date; today when left out, a past day for a back-dated payment. */
            on?: string | null;
            /** @description Reference of the bank entry; the same reference is the same payment. */
            reference: string;
        };
        /** @description A policy that lets payouts go without a second person for each. */
        Policy: {
            /** @description The largest payout it covers, as people write it: `50000`. */
            limit: string;
            /** @description Why. */
            reason: string;
            /** @description The last day it holds. */
            until: string;
        };
        /** @description The whole book at its last close. */
        PortfolioCard: {
            /** @description Applications by state. */
            applications: components["schemas"]["Counted"][];
            /** @description The day of the figures: the last one closed. */
            at?: string | null;
            /** @description The balance at each close, oldest first. */
            balance_by_day: components["schemas"]["DayBalance"][];
            /** @description Trial balance. */
            balances: components["schemas"]["BalanceLine"][];
            /** @description Balance by five-category class. */
            classes: components["schemas"]["Bucket"][];
            /** @description Currency code. */
            currency: string;
            /** @description Balance by grade of the decision. */
            grades: components["schemas"]["Bucket"][];
            /** @description Balance by section of industry; the id is what the list of loans takes as industry. */
            industries: components["schemas"]["Bucket"][];
            /** @description What was paid out in each month, oldest first. */
            lending_by_month: components["schemas"]["MonthLending"][];
            /**
             * Format: int64
             * @description Loans with a balance.
             */
            loans: number;
            /** @description Losses shared: divided, paid by guarantors, borne, recovered. */
            losses: components["schemas"]["Summed"][];
            /** @description Non-performing share of the balance (substandard and worse), percent. */
            npl_percent?: string | null;
            /** @description Outstanding principal. */
            outstanding: components["schemas"]["Cash"];
            /** @description Balance by days past due. */
            overdue: components["schemas"]["Bucket"][];
            /** @description Balance by product. */
            products: components["schemas"]["Bucket"][];
            /** @description Balance by city; the id is what the list of loans takes as region. */
            regions: components["schemas"]["Bucket"][];
            /** @description Whether the institution's data are simulated. */
            simulated: boolean;
            /** @description Share of decisions that went straight through, percent. */
            straight_through_percent?: string | null;
            /** @description Bad loans by month of payout, oldest first. */
            vintages: components["schemas"]["Vintage"][];
        };
        /** @description A loan's position at a date. */
        PositionCard: {
            /** @description Interest earned and not yet due. */
            accrued: components["schemas"]["Cash"];
            /** @description The date. */
            at: string;
            /** @description Five-category class. */
            class: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Days past due.
             */
            days_past_due: number;
            /** @description All that is due and unpaid, overdue or not. */
            due: components["schemas"]["Cash"];
            /** @description Principal not yet repaid. */
            outstanding: components["schemas"]["Cash"];
            /** @description Interest past due. */
            overdue_interest: components["schemas"]["Cash"];
            /** @description Principal past due. */
            overdue_principal: components["schemas"]["Cash"];
            /** @description What would settle the loan on this day. */
            payoff: components["schemas"]["Cash"];
            /** @description Penalty and compound interest. */
            penalty: components["schemas"]["Cash"];
        };
        /** @description One side of a journal entry. */
        PostingCard: {
            /** @description Account code. */
            account: string;
            /** @description Debit when positive, credit when negative. */
            amount: components["schemas"]["Cash"];
            /** @description Book date. */
            book_date: string;
            /** @description Account name in English. */
            en: string;
            /** @description Value date. */
            value_date: string;
            /** @description Account name in Chinese. */
            zh: string;
        };
        /** @description A payment ahead of time. */
        Prepayment: {
            /** @description Amount, as people write it: `50000`. */
            amount: string;
            /** @description What becomes of the instalments that remain: smaller (`keep-term`, when left out) or fewer (`shorten-term`). */
            mode?: components["schemas"]["Mode"];
            /** @description Value date; today when left out. */
            on?: string | null;
            /** @description Reference of the bank entry; the same reference is the same payment. */
            reference: string;
        };
        /** @description An act to look at before it is done. */
        Preview: {
            /** @description `pay`, `prepay` or `reverse-payment`. */
            act: components["schemas"]["PreviewAct"];
            /** @description How much, for money received, as people write it. */
            amount?: string | null;
            /** @description What a prepayment does to the instalments that remain. */
            mode?: components["schemas"]["Mode"];
            /** @description Value date; today when left out. */
            on?: string | null;
            /** @description Reference of the payment to take back; of a payment, when it is known already. */
            reference?: string | null;
        };
        /**
         * @description Which act.
         * @enum {string}
         */
        PreviewAct: "pay" | "prepay" | "reverse-payment";
        /** @description What an act would do to a loan; nothing of it is recorded. */
        PreviewCard: {
            /** @description Its position today had the act been recorded. */
            after: components["schemas"]["PositionCard"];
            /** @description Its position today. */
            before: components["schemas"]["PositionCard"];
            /** @description What a person should notice. */
            notes: components["schemas"]["Named"][];
            /** @description The postings the act would add. */
            postings: components["schemas"]["PostingCard"][];
            /** @description The schedule after the act. */
            schedule: components["schemas"]["InstalmentCard"][];
        };
        /** @description Offers with a rate from one bound, included, to below the next. */
        PriceBandLine: {
            /**
             * Format: int64
             * @description Offers under the candidate.
             */
            after: number;
            /**
             * Format: int64
             * @description Offers then.
             */
            before: number;
            /** @description Lower bound, percent a year. */
            from_percent: string;
            /** @description Upper bound, excluded. */
            to_percent: string;
        };
        /** @description One step of the price. */
        PriceStep: {
            /** @description In English. */
            en: string;
            /** @description Percent a year. */
            percent: string;
            /** @description Which, in kebab case. */
            step: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description What a client gets instead of an answer. */
        ProblemDetails: {
            /** @description Stable code; see docs/errors.md. */
            code: string;
            /** @description What happened and what to do, in English. */
            detail: string;
            /** @description What happened and what to do, in Chinese. */
            detail_zh: string;
            /** @description Of a refused product document: everything a check found in it. */
            findings?: components["schemas"]["FindingCard"][];
            /**
             * Format: int32
             * @description HTTP status.
             */
            status: number;
            /** @description Title in English. */
            title: string;
            /** @description Title in Chinese. */
            title_zh: string;
            /** @description A URI that names the problem: `urn:anji:problem:` and the code. */
            type: string;
        };
        /** @description A product as the platform shows it. */
        ProductCard: {
            /**
             * Format: int32
             * @description Version in force.
             */
            active_version?: number | null;
            /** @description Code. */
            code: string;
            /** @description The document of the version in force, or of the newest one, as it was written. */
            document: string;
            /** @description Product id. */
            id: string;
            /** @description Layer of the product matrix. */
            layer: components["schemas"]["Named"];
            /** @description Name in English. */
            name_en: string;
            /** @description Name in Chinese. */
            name_zh: string;
            /** @description Approved versions still to come into force, the next first. */
            scheduled?: components["schemas"]["ScheduledVersion"][];
            /**
             * Format: int32
             * @description The version that decides beside the one in force, for comparison only.
             */
            shadow_version?: number | null;
            /** @description Every version with where it stands. */
            versions: [
                number,
                {
                    /** @description In English. */
                    en: string;
                    /** @description Stable, in kebab case. */
                    id: string;
                    /** @description In Chinese. */
                    zh: string;
                }
            ][];
        };
        /** @description A product with its versions and its rules. */
        ProductDetail: {
            /**
             * Format: int32
             * @description Version in force.
             */
            active_version?: number | null;
            /** @description What the person who asks can do next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description Code. */
            code: string;
            /** @description What it is for, in Chinese. */
            description_zh: string;
            /** @description The document of the version in force, or of the newest one. */
            document: string;
            /** @description What was done to its versions, the newest first. */
            history: components["schemas"]["ProductStep"][];
            /** @description Product id. */
            id: string;
            /** @description Layer of the product matrix. */
            layer: components["schemas"]["Named"];
            /** @description Name in English. */
            name_en: string;
            /** @description Name in Chinese. */
            name_zh: string;
            /** @description Approved versions still to come into force, the next first. */
            scheduled: components["schemas"]["ScheduledVersion"][];
            /**
             * Format: int32
             * @description The version that decides beside the one in force, for comparison only.
             */
            shadow_version?: number | null;
            /** @description Its terms at a glance. */
            summary: components["schemas"]["ProductSummary"];
            /** @description The rules of that document. */
            tables: components["schemas"]["RuleTable"][];
            /** @description Every version, the newest first. */
            versions: components["schemas"]["ProductVersion"][];
        };
        /** @description What changed between two versions of a product. */
        ProductDiff: {
            /**
             * Format: int32
             * @description Version of the other document.
             */
            after: number;
            /**
             * Format: int32
             * @description Version compared with.
             */
            before: number;
            /** @description The changes in the order of the document; none when the policy is the same. */
            changes: components["schemas"]["ChangeCard"][];
            /** @description Product code. */
            code: string;
        };
        /** @description A product in the catalogue. */
        ProductLine: components["schemas"]["ProductCard"] & {
            /** @description Its terms at a glance. */
            summary: components["schemas"]["ProductSummary"];
        };
        /** @description Something that was done to a product's versions, as the audit trail has it. */
        ProductStep: {
            /** @description Of an approval ahead of time: from when. */
            active_from?: string | null;
            /** @description When, RFC 3339. */
            at: string;
            /** @description Who, by name. */
            by_name: string;
            /** @description Why, where a reason was asked for. */
            reason?: string | null;
            /** @description What: `drafted`, `submitted`, `approved`, `scheduled`, `activated`, `rolled-back`, ... */
            step: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description The version concerned.
             */
            version: number;
        };
        /** @description What a line of the catalogue says of a product. */
        ProductSummary: {
            /** @description Source categories it reads: a firm's consent must name each. */
            categories: components["schemas"]["Named"][];
            /** @description Credit only, or the guarantee that may be required. */
            enhancement: components["schemas"]["Named"];
            /** @description The most that can be asked for. */
            limit_max: components["schemas"]["Cash"];
            /** @description The least that can be asked for. */
            limit_min: components["schemas"]["Cash"];
            /** @description What the money may be for. */
            purposes: components["schemas"]["Named"][];
            /** @description The lowest yearly rate, percent. */
            rate_from: string;
            /** @description Ways to repay. */
            repayment: components["schemas"]["Named"][];
            /**
             * Format: int32
             * @description The longest tenor.
             */
            tenor_months_max: number;
            /**
             * Format: int32
             * @description The shortest tenor.
             */
            tenor_months_min: number;
        };
        /** @description One version of a product. */
        ProductVersion: {
            /** @description Since when it is in force, or from when it will be; nothing when it is neither. */
            active_from?: string | null;
            /** @description When it was approved. */
            approved_at?: string | null;
            /** @description Name of who approved it. */
            approved_by_name?: string | null;
            /** @description SHA-256 of the document, hexadecimal. */
            digest: string;
            /** @description The document as it was written. */
            document: string;
            /** @description When it was last written. */
            drafted_at: string;
            /** @description Name of who wrote it. */
            drafted_by_name: string;
            /**
             * @description Of a version that waits for approval: what a check finds in it today. Errors were refused when it was submitted; the
             *     rulebook may have changed since.
             */
            findings: components["schemas"]["FindingCard"][];
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description Version, from 1 up.
             */
            version: number;
        };
        /** @description A proposal that waits for people, or was decided by them. */
        Proposal: {
            /** @description What is proposed. */
            act: components["schemas"]["Named"];
            /** @description What can be done next, and whether by the person who asks. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description How many approvals it needs. */
            approvals_needed: number;
            /** @description User ids of who approved so far. */
            approved_by: string[];
            /** @description Their user names. */
            approved_by_names: string[];
            /** @description The parameters as a document, for a change of the rulebook. */
            document?: string | null;
            /** @description Proposal id. */
            id: string;
            limit?: components["schemas"]["Cash"] | null;
            /** @description The loan, when it concerns one. */
            loan?: string | null;
            /** @description Contract number of that loan. */
            loan_number?: string | null;
            /** @description Business date of the act, when it concerns a loan. */
            on?: string | null;
            /** @description When it was proposed. */
            proposed_at: string;
            /** @description User id of who proposed it. */
            proposed_by: string;
            /** @description User name of who proposed it. */
            proposed_by_name: string;
            /** @description Why. */
            reason: string;
            /** @description Reference of the payment to take back. */
            reference?: string | null;
            /** @description `pending`, `done` or `refused`. */
            state: components["schemas"]["Named"];
            /** @description Last day of a policy. */
            until?: string | null;
        };
        /** @description A band of points with the share of rows in it, then and now. */
        PsiCard: {
            /**
             * Format: double
             * @description Share of the test rows, percent.
             */
            actual_percent: number;
            /** @description Which points. */
            band: string;
            /**
             * Format: double
             * @description Share of the training rows, percent.
             */
            expected_percent: number;
        };
        /** @description A row that was refused. */
        QuarantineCard: {
            /** @description The import. */
            batch: string;
            /** @description What was found and what to do. */
            detail: string;
            /** @description The field at fault, when one is. */
            field?: string | null;
            /** @description The row as it was read, cut at the lake's bound. */
            raw: string;
            /** @description Why. */
            reason: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Row in the source, the first data row being 1.
             */
            row: number;
            /** @description Where it came from. */
            source: string;
        };
        /**
         * @description What the bank said about a payout.
         * @enum {string}
         */
        RailAnswer: "confirmed" | "unknown" | "returned";
        /** @description A yearly rate. */
        RateCard: {
            /** @description Percent a year (年利率), exact: `4.35`. */
            annual_percent: string;
            /** @description Per mille a month (月利率): `3.625`. */
            monthly_permille: string;
        };
        /** @description Rates of offers, percent a year: least, quartiles, most. */
        RateSpread: {
            /** @description A quarter is at or below. */
            lower: string;
            /** @description Most. */
            max: string;
            /** @description Half is at or below. */
            median: string;
            /** @description Least. */
            min: string;
            /** @description Three quarters are at or below. */
            upper: string;
        };
        /** @description Why. */
        Reason: {
            /** @description In words. */
            reason: string;
        };
        /** @description One reason of a decision: the rule and the value that caused it. */
        ReasonCard: {
            /** @description Stable reason code. */
            code: string;
            /** @description In English. */
            en: string;
            /** @description The rule that fired, or the feature that cost points. */
            rule: string;
            /** @description What it was held against, in English words, where there is something. */
            threshold?: string | null;
            /** @description The same in Chinese. */
            threshold_zh?: string | null;
            /** @description What was found, in English words; nothing where a value would say nothing. */
            value?: string | null;
            /** @description The same in Chinese. */
            value_zh?: string | null;
            /** @description How much it weighs: declines, refers, or only explains. */
            weight: components["schemas"]["Named"];
            /** @description In Chinese. */
            zh: string;
        };
        /** @description Money got back after the compensation. */
        RecoveryEntry: {
            /** @description Amount, as people write it. */
            amount: string;
            /** @description Value date; today when left out. */
            on?: string | null;
            /** @description Reference of the bank entry; the same reference is the same recovery. */
            reference: string;
        };
        /** @description A one-time link that somebody opened. */
        Redeem: {
            /** @description The token in the link's address. */
            token: string;
        };
        /** @description Rows refused for one reason. */
        RefusedCount: {
            /** @description The reason in both languages. */
            reason: string;
            /**
             * Format: int64
             * @description How many.
             */
            rows: number;
        };
        /** @description An institution that was just registered. */
        Registered: {
            /** @description The institution. */
            institution: components["schemas"]["InstitutionCard"];
            /** @description The link by which its administrator sets a password and signs in. */
            link: components["schemas"]["Link"];
        };
        /** @description An institution to register. */
        Registration: {
            /** @description User name of its first administrator. */
            admin: string;
            /** @description Short name used to sign in: 2 to 32 of a-z, 0-9 and dash. */
            code: string;
            /** @description The currency it keeps its books in (ISO 4217). */
            currency: string;
            /** @description `lender` or `guarantor`. */
            kind: components["schemas"]["InstitutionKind"];
            /** @description Name in English. */
            name_en: string;
            /** @description Name in Chinese. */
            name_zh: string;
        };
        /** @description Whether a decision came out the same again. */
        ReplayCard: {
            /** @description Decision id. */
            decision: string;
            /** @description In words. */
            detail: string;
            /** @description Whether the firm's data have been erased since: then there is nothing to make again. */
            erased: boolean;
            /** @description Whether every byte is the same. */
            identical: boolean;
        };
        /** @description A credit code in full. */
        RevealedCode: {
            /** @description Firm id. */
            id: string;
            /** @description Credit code. */
            uscc: string;
        };
        /** @description What a reviewer says. */
        Review: {
            /** @description `true` approves, `false` declines. */
            approve: boolean;
            /** @description Why. */
            reason: string;
        };
        /** @description What a reviewer said. */
        ReviewCard: {
            /** @description User id. */
            by: string;
            /** @description User name. */
            by_name: string;
            /** @description Approved or declined. */
            outcome: components["schemas"]["Named"];
            /** @description Why. */
            reason: string;
        };
        /** @description Roles and what each may do. */
        RightsCard: {
            /** @description Every action. */
            actions: components["schemas"]["ActionCard"][];
            /** @description Every role. */
            roles: components["schemas"]["Named"][];
        };
        /** @description A page of a list. */
        Rows_AgreementCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description Agreement id. */
                id: string;
                /**
                 * Format: int64
                 * @description Loans with a guarantee in force: something is owed on them, and the guarantor has not paid for it.
                 */
                loans: number;
                /** @description Losses divided so far. */
                losses: components["schemas"]["Cash"];
                /** @description Name that products refer to. */
                name: string;
                /** @description Principal under guarantee: what is owed of those loans' principal, as their list shows it. */
                outstanding: components["schemas"]["Cash"];
                /** @description Compensation paid to the lender. */
                paid: components["schemas"]["Cash"];
                /** @description The parties. */
                parties: components["schemas"]["PartyCard"][];
                /** @description Recovered and shared. */
                recovered: components["schemas"]["Cash"];
            }[];
        };
        /** @description A page of a list. */
        Rows_ApplicationLine: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description Amount asked for. */
                amount: components["schemas"]["Cash"];
                /** @description Firm id. */
                firm: string;
                /** @description Registered name of the firm; nothing once it was erased. */
                firm_name?: string | null;
                /** @description Grade of the last decision. */
                grade?: string | null;
                /** @description Application id. */
                id: string;
                /** @description The loan it became. */
                loan?: string | null;
                /** @description Contract number of that loan. */
                loan_number?: string | null;
                outcome?: components["schemas"]["Named"] | null;
                /** @description Product code. */
                product: string;
                /** @description Product name in English. */
                product_en: string;
                /** @description Product name in Chinese. */
                product_zh: string;
                /** @description Where it stands. */
                state: components["schemas"]["Named"];
                /** @description User id of who submitted it. */
                submitted_by: string;
                /** @description User name of who submitted it. */
                submitted_by_name: string;
                /** @description Business date of submission. */
                submitted_on: string;
                /**
                 * Format: int64
                 * @description Months asked for.
                 */
                tenor_months: number;
            }[];
        };
        /** @description A page of a list. */
        Rows_AuditRow: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description Who did it. */
                actor: components["schemas"]["Actor"];
                /** @description Business date from which it holds. */
                effective_on: string;
                /** @description Hash of the event, chained to the one before it, hexadecimal. */
                hash: string;
                /** @description What happened. */
                kind: components["schemas"]["Named"];
                /**
                 * Format: int64
                 * @description Place in the institution's sealed log; absent in the trail of one object.
                 */
                log_index?: number | null;
                /** @description What it happened to. */
                object: components["schemas"]["AuditObject"];
                /** @description What it says; absent for those who may not read that kind of object. */
                payload?: Record<string, never> | null;
                /** @description When it was recorded. */
                recorded_at: string;
                /** @description The stream it stands in. */
                stream: string;
                /**
                 * Format: int64
                 * @description Its place in the stream, from 1.
                 */
                version: number;
            }[];
        };
        /** @description A page of a list. */
        Rows_BatchCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /**
                 * Format: int64
                 * @description Rows kept.
                 */
                accepted: number;
                /** @description What the rows are. */
                dataset: components["schemas"]["Named"];
                /** @description Batch id. */
                id: string;
                /**
                 * Format: int64
                 * @description Rows that wait in quarantine.
                 */
                quarantined: number;
                /**
                 * Format: int64
                 * @description Rows read.
                 */
                read: number;
                /** @description By reason. */
                reasons: components["schemas"]["RefusedCount"][];
                /**
                 * Format: int64
                 * @description Rows refused.
                 */
                refused: number;
                /** @description Segments that hold the rows. */
                segments: number;
                /** @description Whether the rows are simulated. */
                simulated: boolean;
                /** @description A file's name or what made the rows. */
                source: string;
            }[];
        };
        /** @description A page of a list. */
        Rows_ClosedDay: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description By five-category class. */
                classes: components["schemas"]["Bucket"][];
                /** @description The business day on which it was closed. */
                closed_on: string;
                /** @description The day closed. */
                day: string;
                /**
                 * Format: int64
                 * @description Loans with a balance.
                 */
                loans: number;
                /** @description Non-performing share of the balance (substandard and worse), percent. */
                npl_percent?: string | null;
                /** @description Outstanding principal. */
                outstanding: components["schemas"]["Cash"];
                /** @description By days past due. */
                overdue: components["schemas"]["Bucket"][];
            }[];
        };
        /** @description A page of a list. */
        Rows_DeliveryCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /**
                 * Format: int64
                 * @description How often it was sent.
                 */
                attempts: number;
                /** @description The event's kind. */
                kind: string;
                /** @description When it was last sent. */
                last_at?: string | null;
                /**
                 * Format: int64
                 * @description The event's place in the institution's log.
                 */
                log_index: number;
                /** @description When it is sent again. */
                next_at?: string | null;
                /** @description What came back, in a word: `HTTP 200`, `timeout`. */
                response?: string | null;
                /** @description Waiting, delivered or given up. */
                status: components["schemas"]["Named"];
            }[];
        };
        /** @description A page of a list. */
        Rows_EventKind: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description What it is called. */
                kind: components["schemas"]["Named"];
                /** @description The stream it stands in. */
                stream: string;
            }[];
        };
        /** @description A page of a list. */
        Rows_FirmLine: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description Firm id. */
                id: string;
                /** @description Industry. */
                industry: components["schemas"]["CodeName"];
                /** @description Registered name. */
                name: string;
                /** @description Division. */
                region: components["schemas"]["CodeName"];
                /** @description When it was registered, if known. */
                registered_on?: string | null;
                /** @description Whether it is a simulated firm. */
                simulated: boolean;
                /** @description Its register entry. */
                standing: components["schemas"]["Named"];
                /** @description Credit code, masked. */
                uscc: string;
            }[];
        };
        /** @description A page of a list. */
        Rows_InstitutionCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description Short name used to sign in. */
                code: string;
                /** @description The currency it keeps its books in. */
                currency: string;
                /** @description Operator, lender or guarantor. */
                kind: components["schemas"]["Named"];
                /** @description Name in English. */
                name_en: string;
                /** @description Name in Chinese. */
                name_zh: string;
                /** @description Whether its data are simulated. */
                simulated: boolean;
            }[];
        };
        /** @description A page of a list. */
        Rows_KeyCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description When it was made. */
                created_at: string;
                /** @description No longer good from this instant. */
                expires_at: string;
                /** @description Key id. */
                id: string;
                /** @description What it is for. */
                label: string;
                /** @description In force, expired or revoked. */
                state: components["schemas"]["Named"];
                /** @description Name of the user on whose behalf it acts. */
                user: string;
            }[];
        };
        /** @description A page of a list. */
        Rows_LoanLine: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                class?: components["schemas"]["Named"] | null;
                /**
                 * Format: int64
                 * @description Days past due, while something is owed.
                 */
                days_past_due?: number | null;
                /** @description Last due day. */
                ends_on: string;
                /** @description Firm id. */
                firm: string;
                /** @description Registered name of the firm; nothing once it was erased. */
                firm_name?: string | null;
                /** @description Whether a guarantee covers it. */
                guaranteed: boolean;
                /** @description Loan id. */
                id: string;
                /** @description Industry of the firm, in Chinese, as the decision knew it. */
                industry_zh?: string | null;
                /** @description Contract number. */
                number: string;
                outstanding?: components["schemas"]["Cash"] | null;
                /** @description The day of the position. */
                position_on?: string | null;
                /** @description Contract principal. */
                principal: components["schemas"]["Cash"];
                /** @description Product code. */
                product: string;
                /** @description Product name in English. */
                product_en: string;
                /** @description Product name in Chinese. */
                product_zh: string;
                /** @description Contract rate. */
                rate: components["schemas"]["RateCard"];
                /** @description City or county of the firm, in Chinese, as the decision knew it. */
                region_zh?: string | null;
                /** @description First day. */
                starts_on: string;
                /** @description Where it stands. */
                state: components["schemas"]["Named"];
            }[];
        };
        /** @description A page of a list. */
        Rows_ParameterCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description How sure we are of it. */
                confidence: components["schemas"]["Named"];
                /** @description First day. */
                effective_from: string;
                /** @description The last day, when a later value is known. */
                effective_to?: string | null;
                /** @description In English. */
                en: string;
                /** @description Dotted id. */
                id: string;
                /** @description What to know about it, in English. */
                note_en: string;
                /** @description What to know about it, in Chinese. */
                note_zh: string;
                /** @description How an observed number is compared with it (`>`, `>=`, `<=`, `<`), or nothing. */
                operator: string;
                /** @description The document it is from. */
                source: string;
                /** @description Its unit. */
                unit: components["schemas"]["Named"];
                /** @description The value. */
                value: string;
                /** @description In Chinese. */
                zh: string;
            }[];
        };
        /** @description A page of a list. */
        Rows_ProductLine: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: (components["schemas"]["ProductCard"] & {
                /** @description Its terms at a glance. */
                summary: components["schemas"]["ProductSummary"];
            })[];
        };
        /** @description A page of a list. */
        Rows_Proposal: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description What is proposed. */
                act: components["schemas"]["Named"];
                /** @description What can be done next, and whether by the person who asks. */
                allowed: components["schemas"]["AllowedAct"][];
                /** @description How many approvals it needs. */
                approvals_needed: number;
                /** @description User ids of who approved so far. */
                approved_by: string[];
                /** @description Their user names. */
                approved_by_names: string[];
                /** @description The parameters as a document, for a change of the rulebook. */
                document?: string | null;
                /** @description Proposal id. */
                id: string;
                limit?: components["schemas"]["Cash"] | null;
                /** @description The loan, when it concerns one. */
                loan?: string | null;
                /** @description Contract number of that loan. */
                loan_number?: string | null;
                /** @description Business date of the act, when it concerns a loan. */
                on?: string | null;
                /** @description When it was proposed. */
                proposed_at: string;
                /** @description User id of who proposed it. */
                proposed_by: string;
                /** @description User name of who proposed it. */
                proposed_by_name: string;
                /** @description Why. */
                reason: string;
                /** @description Reference of the payment to take back. */
                reference?: string | null;
                /** @description `pending`, `done` or `refused`. */
                state: components["schemas"]["Named"];
                /** @description Last day of a policy. */
                until?: string | null;
            }[];
        };
        /** @description A page of a list. */
        Rows_QuarantineCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description The import. */
                batch: string;
                /** @description What was found and what to do. */
                detail: string;
                /** @description The field at fault, when one is. */
                field?: string | null;
                /** @description The row as it was read, cut at the lake's bound. */
                raw: string;
                /** @description Why. */
                reason: components["schemas"]["Named"];
                /**
                 * Format: int64
                 * @description Row in the source, the first data row being 1.
                 */
                row: number;
                /** @description Where it came from. */
                source: string;
            }[];
        };
        /** @description A page of a list. */
        Rows_ScorecardLine: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /**
                 * Format: int32
                 * @description The version in force.
                 */
                active_version?: number | null;
                /**
                 * Format: int64
                 * @description Bad ones among them.
                 */
                bads?: number | null;
                /** @description Name of who developed the newest version. */
                developed_by_name: string;
                /** @description Scorecard id. */
                id: string;
                /** @description Name. */
                name: string;
                /**
                 * Format: int64
                 * @description Rows that fitted and tested it.
                 */
                rows?: number | null;
                /** @description Whether the institution's data are simulated. */
                simulated: boolean;
                /** @description Where the newest version stands. */
                state: components["schemas"]["Named"];
                /**
                 * Format: double
                 * @description Area under the ROC curve on the test rows.
                 */
                test_auc?: number | null;
                /**
                 * Format: double
                 * @description Kolmogorov-Smirnov on the test rows, 0 to 1.
                 */
                test_ks?: number | null;
                /**
                 * Format: int32
                 * @description The newest version.
                 */
                version: number;
            }[];
        };
        /** @description A page of a list. */
        Rows_SessionCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description When it began. */
                created_at: string;
                /** @description Whether it is the one that asks. */
                current: boolean;
                /** @description Browser and system it was begun with. */
                device: components["schemas"]["Named"];
                /** @description No longer good from this instant, however much it is used. */
                expires_at: string;
                /** @description Session id; the token cannot be made from it. */
                id: string;
                /** @description When it was last used, to the minute. */
                seen_at: string;
            }[];
        };
        /** @description A page of a list. */
        Rows_UserCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description User id. */
                id: string;
                /** @description Whether too many wrong passwords have locked it for a while. */
                locked: boolean;
                /** @description Name to sign in with. */
                name: string;
                /** @description Roles held. */
                roles: components["schemas"]["Named"][];
                /** @description Active or disabled. */
                state: components["schemas"]["Named"];
            }[];
        };
        /** @description A page of a list. */
        Rows_WebhookCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /**
                 * Format: int64
                 * @description Messages that were given up.
                 */
                dead: number;
                /** @description Subscription id. */
                id: string;
                /** @description Kinds of event that are told; all when empty. */
                kinds: string[];
                /** @description What it is for. */
                label: string;
                /**
                 * Format: int64
                 * @description The place in the institution's log up to which messages were made.
                 */
                log_index: number;
                /**
                 * Format: int64
                 * @description Messages that wait, for the first attempt or another one.
                 */
                pending: number;
                /** @description In force or ended. */
                state: components["schemas"]["Named"];
                /** @description Where messages go. */
                url: string;
            }[];
        };
        /** @description A decision table or a list of formulas, in plain form. */
        RuleTable: {
            /** @description In English. */
            en: string;
            /** @description Which rows count. */
            hit: components["schemas"]["Named"];
            /** @description Conditions; none for formulas. */
            inputs: components["schemas"]["TableColumn"][];
            /** @description Graph and node: `price/spread`. */
            name: string;
            /** @description Results. */
            outputs: components["schemas"]["TableColumn"][];
            /** @description Cells: conditions first, then results; an empty condition holds for every value. */
            rows: string[][];
            /** @description In Chinese. */
            zh: string;
        };
        /** @description How log odds become points. */
        ScalingCard: {
            /**
             * Format: double
             * @description Points at the base odds.
             */
            base_points: number;
            /**
             * Format: double
             * @description Base odds, good to bad.
             */
            odds: number;
            /**
             * Format: double
             * @description Points that double the odds.
             */
            pdo: number;
        };
        /** @description An approved version that is to come into force. */
        ScheduledVersion: {
            /** @description From when, RFC 3339. */
            active_from: string;
            /**
             * Format: int32
             * @description Version.
             */
            version: number;
        };
        /** @description Points of one characteristic of the scorecard. */
        ScorePoints: {
            /**
             * Format: double
             * @description The most points this characteristic can give.
             */
            best_points: number;
            /** @description The bin the value fell into. */
            bin: string;
            /** @description The same in Chinese. */
            bin_zh: string;
            /** @description In English. */
            en: string;
            /** @description The feature. */
            feature: string;
            /**
             * Format: double
             * @description Points lost against the yardstick of the card; negative when better than it.
             */
            lost: number;
            /**
             * Format: double
             * @description Points granted.
             */
            points: number;
            /** @description Its value, as people write it. */
            value: string;
            /** @description The same in Chinese. */
            value_zh: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description A scorecard with its development. */
        ScorecardDetail: components["schemas"]["ScorecardLine"] & {
            /** @description What the person who asks can do next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description Calibration of the test rows. */
            calibration: components["schemas"]["CalibrationCard"][];
            /** @description What is in the card, strongest first. */
            characteristics: components["schemas"]["CharacteristicCard"][];
            /** @description What is not, and why. */
            dropped: components["schemas"]["DroppedCard"][];
            /** @description Grades on the test rows. */
            grades: components["schemas"]["GradeCard"][];
            /** @description What to keep in mind. */
            known_limits: components["schemas"]["Named"][];
            /** @description Cumulative curves of the test rows: points, share of goods, share of bads; empty in reports of the first release. */
            ks: [
                number,
                number,
                number
            ][];
            /** @description Stability of the points; empty in reports of the first release. */
            psi: components["schemas"]["PsiCard"][];
            /** @description What such an index is called. */
            psi_shift: components["schemas"]["Named"];
            /**
             * Format: double
             * @description The index summed over those bands.
             */
            psi_total: number;
            /** @description ROC curve of the test rows: share of goods, share of bads. */
            roc: [
                number,
                number
            ][];
            /** @description How log odds become points. */
            scaling: components["schemas"]["ScalingCard"];
            /** @description Points of the test rows; empty in reports of the first release. */
            score_histogram: components["schemas"]["HistogramCard"][];
            /**
             * Format: int32
             * @description The version that the rest is about.
             */
            shown_version: number;
            /** @description How the rows were parted. */
            split: string;
            /** @description What counts as bad. */
            target: string;
            /** @description On the rows that tested it. */
            test: components["schemas"]["Metrics"];
            /** @description On the rows that fitted it. */
            train: components["schemas"]["Metrics"];
            /** @description Every version, the newest first. */
            versions: components["schemas"]["ScorecardVersion"][];
        };
        /** @description A scorecard in a list. */
        ScorecardLine: {
            /**
             * Format: int32
             * @description The version in force.
             */
            active_version?: number | null;
            /**
             * Format: int64
             * @description Bad ones among them.
             */
            bads?: number | null;
            /** @description Name of who developed the newest version. */
            developed_by_name: string;
            /** @description Scorecard id. */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Rows that fitted and tested it.
             */
            rows?: number | null;
            /** @description Whether the institution's data are simulated. */
            simulated: boolean;
            /** @description Where the newest version stands. */
            state: components["schemas"]["Named"];
            /**
             * Format: double
             * @description Area under the ROC curve on the test rows.
             */
            test_auc?: number | null;
            /**
             * Format: double
             * @description Kolmogorov-Smirnov on the test rows, 0 to 1.
             */
            test_ks?: number | null;
            /**
             * Format: int32
             * @description The newest version.
             */
            version: number;
        };
        /** @description What a change to a scorecard left behind. */
        ScorecardReceipt: {
            /**
             * Format: int32
             * @description The version in force.
             */
            active_version?: number | null;
            /** @description SHA-256 of the newest document, hexadecimal. */
            digest: string;
            /** @description Scorecard id. */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description The newest version.
             */
            version: number;
        };
        /** @description One version of a scorecard. */
        ScorecardVersion: {
            /** @description When it was approved. */
            approved_at?: string | null;
            /** @description Name of who approved it. */
            approved_by_name?: string | null;
            /** @description When it was developed. */
            developed_at: string;
            /** @description Name of who developed it. */
            developed_by_name: string;
            /** @description SHA-256 of its document, hexadecimal. */
            digest: string;
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description Version, from 1 up.
             */
            version: number;
        };
        /** @description A session. */
        Session: {
            /** @description No longer good from this instant, however much it is used. */
            expires_at: string;
            /** @description Bearer token for the Authorization header; null when the session is in the cookie. */
            token?: string | null;
            /** @description The person. */
            user: components["schemas"]["Me"];
        };
        /** @description An open session, as its owner and the administrators see it. */
        SessionCard: {
            /** @description When it began. */
            created_at: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /** @description Browser and system it was begun with. */
            device: components["schemas"]["Named"];
            /** @description No longer good from this instant, however much it is used. */
            expires_at: string;
            /** @description Session id; the token cannot be made from it. */
            id: string;
            /** @description When it was last used, to the minute. */
            seen_at: string;
        };
        /** @description What ending sessions did. */
        SessionsEnded: {
            /**
             * Format: int32
             * @description How many sessions ended.
             */
            ended: number;
        };
        /** @description The first person. */
        Setup: {
            /** @description User name. */
            name: string;
            /** @description Password. */
            password: string;
            /** @description The token in the link that `anji serve` printed. */
            token: string;
        };
        /** @description Whether the service waits for its first person. */
        SetupState: {
            /** @description `true` while the data folder is empty: the link to go on is where the service was started. */
            needed: boolean;
        };
        /** @description One application on which the candidate said something else. */
        ShadowLine: {
            /** @description Application id. */
            application: string;
            candidate?: components["schemas"]["ShadowSide"] | null;
            /** @description When it was decided, RFC 3339. */
            decided_at: string;
            /** @description Decision id. */
            decision: string;
            /** @description As decided. */
            live: components["schemas"]["ShadowSide"];
            /**
             * Format: int32
             * @description The version in force then.
             */
            live_version: number;
            unable?: components["schemas"]["Named"] | null;
        };
        /** @description What a candidate said beside live decisions. */
        ShadowReport: {
            /** @description Product code. */
            code: string;
            /** @description Swap set, groups, rates, limits and margins, as of a back-test; `before` is the live decision. */
            comparison: components["schemas"]["BackTestCard"];
            /** @description Where both have an offer: amount, limit and rate against the live ones. */
            differences: components["schemas"]["DifferenceLine"][];
            /** @description The first live decision it stood beside, RFC 3339. */
            first_at?: string | null;
            /**
             * Format: int64
             * @description Of them the same in outcome, amount, limit and rate.
             */
            identical: number;
            /** @description That, in percent. */
            identical_percent?: string | null;
            /** @description The last one. */
            last_at?: string | null;
            /** @description The newest applications on which it said something else. */
            lines: components["schemas"]["ShadowLine"][];
            /**
             * Format: int64
             * @description Live decisions it stood beside.
             */
            number: number;
            /** @description Whether it still runs. */
            running: boolean;
            /**
             * Format: int64
             * @description Of them with the same outcome.
             */
            same_outcome: number;
            /** @description That, in percent. */
            same_outcome_percent?: string | null;
            /**
             * Format: int64
             * @description Those on which it could not decide; the reasons stand in the comparison.
             */
            unable: number;
            /**
             * Format: int32
             * @description The candidate version.
             */
            version: number;
        };
        /** @description One side of an application. */
        ShadowSide: {
            amount?: components["schemas"]["Cash"] | null;
            limit?: components["schemas"]["Cash"] | null;
            /** @description What came out. */
            outcome: components["schemas"]["Named"];
            /** @description Its rate, percent a year. */
            rate_percent?: string | null;
        };
        /** @description A version to run in the shadow. */
        ShadowWanted: {
            /**
             * Format: int32
             * @description Version: submitted or approved, and not in force.
             */
            version: number;
        };
        /** @description A party's part of a loss. */
        ShareCard: {
            /** @description Its part. */
            amount: components["schemas"]["Cash"];
            /** @description Name of the party in Chinese. */
            party: string;
        };
        /** @description One of two or more figures that do not agree. */
        Stated: {
            /** @description The figure. */
            value: string;
            /** @description Where it stands, in English. */
            where_en: string;
            /** @description Where it stands, in Chinese. */
            where_zh: string;
        };
        /** @description A request for credit. */
        Submit: {
            /** @description Amount in the institution's currency, as people write it: `300000` or `300,000.00`. */
            amount: string;
            /** @description Whether the person concerned refuses a decision made only by automation (个人信息保护法第二十四条); then a person decides. */
            automation_refused?: boolean;
            /** @description Credit code or firm id. */
            firm: string;
            /** @description Product code. */
            product: string;
            /** @description Purpose, as the product lists them. */
            purpose: string;
            /**
             * Format: int32
             * @description Months.
             */
            tenor_months: number;
        };
        /** @description A subscription that was just made. */
        Subscribed: {
            /** @description Subscription id. */
            id: string;
            /** @description The secret that signs its messages, as Standard Webhooks writes it; shown here and nowhere else. */
            secret: string;
        };
        /** @description A subscription to make. */
        Subscription: {
            /** @description Kinds of event to tell, such as `payment-received`; all when empty or left out. */
            kinds?: string[];
            /** @description What it is for. */
            label: string;
            /** @description Where messages go: `https://HOST/PATH`. */
            url: string;
        };
        /** @description The summary a banker wants. */
        SummaryCard: {
            /** @description Applications by state. */
            applications: [
                {
                    /** @description In English. */
                    en: string;
                    /** @description Stable, in kebab case. */
                    id: string;
                    /** @description In Chinese. */
                    zh: string;
                },
                number
            ][];
            /** @description Trial balance at the last close. */
            balances: components["schemas"]["BalanceLine"][];
            close?: components["schemas"]["CloseCard"] | null;
            /** @description Institution code. */
            institution: string;
            /** @description Losses shared: claimed, paid by guarantors, recovered, borne by the lender. */
            losses: [
                {
                    /** @description In English. */
                    en: string;
                    /** @description Stable, in kebab case. */
                    id: string;
                    /** @description In Chinese. */
                    zh: string;
                },
                {
                    /** @description Currency code (ISO 4217). */
                    currency: string;
                    /**
                     * Format: int64
                     * @description Minor units: fen, cents.
                     */
                    minor: number;
                    /** @description As people write it: `1,234.50`. */
                    text: string;
                }
            ][];
            /** @description Name in Chinese. */
            name_zh: string;
            /** @description Non-performing share of the balance (substandard and worse), percent. */
            npl_percent?: string | null;
            /** @description Whether its data are simulated. */
            simulated: boolean;
            /** @description Share of decisions that went straight through, percent. */
            straight_through_percent?: string | null;
        };
        /** @description How much there is of something. */
        Summed: {
            /** @description How much. */
            amount: components["schemas"]["Cash"];
            /** @description Of what. */
            name: components["schemas"]["Named"];
        };
        /** @description One field of the swap set. */
        SwapLine: {
            /**
             * Format: int64
             * @description Of them bad: more than 90 days past due on some day, or written off.
             */
            bad: number;
            /** @description Principal still owed on the bad ones when last looked at. */
            bad_owed: components["schemas"]["Cash"];
            /** @description PD x LGD x amount the candidate would offer, before any guarantee. */
            expected_loss_after: components["schemas"]["Cash"];
            /** @description PD x LGD x amount offered then, before any guarantee. */
            expected_loss_before: components["schemas"]["Cash"];
            /** @description Which field. */
            field: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Loans paid out.
             */
            lent: number;
            /** @description Their principal. */
            lent_amount: components["schemas"]["Cash"];
            /** @description Mean probability of default of those with a score, percent. */
            mean_pd_percent?: string | null;
            /**
             * Format: int64
             * @description Decisions.
             */
            number: number;
            /** @description Offered under the candidate. */
            offered_after: components["schemas"]["Cash"];
            /** @description Offered then. */
            offered_before: components["schemas"]["Cash"];
            /** @description Asked for. */
            requested: components["schemas"]["Cash"];
        };
        /** @description A column of a table. */
        TableColumn: {
            /** @description The variable it reads or the result it gives. */
            field: string;
            /** @description What people call it; the field when the document gives no name. */
            name: string;
        };
        /** @description What a test message met. */
        TestCard: {
            /** @description Whether the receiver answered with a 2xx status. */
            delivered: boolean;
            /** @description What came back, in a word. */
            response: string;
        };
        /** @description A candidate and the application to see it on. */
        TraceRequest: {
            /** @description Application id. */
            application: string;
            /** @description YAML, or JSON with amounts as texts. */
            document: string;
        };
        /** @description Decisions that could not be made again. */
        UnableLine: {
            /**
             * Format: int64
             * @description Of them declined then.
             */
            declined_then: number;
            /**
             * Format: int64
             * @description How many.
             */
            number: number;
            /**
             * Format: int64
             * @description Of them offered then.
             */
            offered_then: number;
            /** @description Why. */
            reason: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Of them referred to a person then.
             */
            referred_then: number;
            /** @description The feature, the category, or what the rules said. */
            subject: string;
        };
        /** @description A user. */
        UserCard: {
            /** @description User id. */
            id: string;
            /** @description Whether too many wrong passwords have locked it for a while. */
            locked: boolean;
            /** @description Name to sign in with. */
            name: string;
            /** @description Roles held. */
            roles: components["schemas"]["Named"][];
            /** @description Active or disabled. */
            state: components["schemas"]["Named"];
        };
        /** @description Whether a document could be a product. */
        Validation: {
            /** @description Every fault found. */
            faults: components["schemas"]["DocumentFault"][];
            /** @description Whether it has no fault. */
            ok: boolean;
        };
        /** @description What a verification found. */
        VerificationCard: {
            /**
             * Format: int64
             * @description Events whose hash was recomputed.
             */
            events: number;
            /** @description What does not agree. */
            faults: components["schemas"]["FaultCard"][];
            head?: components["schemas"]["HeadCard"] | null;
            /**
             * Format: int64
             * @description Signed heads checked.
             */
            heads: number;
            /**
             * Format: int64
             * @description Faults beyond those listed.
             */
            more_faults: number;
            /**
             * Format: int64
             * @description Events found in the log.
             */
            sealed: number;
            /** @description Whether everything agrees. */
            sound: boolean;
        };
        /** @description Which version. */
        Version: {
            /**
             * Format: int32
             * @description A version; the newest when left out.
             */
            version?: number | null;
        };
        /** @description A version to put in force, and why. */
        VersionWanted: {
            /** @description Why; it stands in the audit trail. */
            reason: string;
            /**
             * Format: int32
             * @description Version.
             */
            version: number;
        };
        /**
         * @description The loans paid out in one month and how many of them went bad: past due beyond the threshold of a substandard loan
         *     (90 days), or written off.
         */
        Vintage: {
            /**
             * Format: int64
             * @description Loans paid out in it.
             */
            loans: number;
            /** @description Its curve, as far as its youngest loan has come. */
            points: components["schemas"]["VintagePoint"][];
            /** @description `2025-07`. */
            vintage: string;
        };
        /** @description One point of a vintage's curve. */
        VintagePoint: {
            /** @description Share of the loans that had been bad by then, percent. */
            bad_percent: string;
            /**
             * Format: int32
             * @description Whole months since a loan was paid out.
             */
            months_on_book: number;
        };
        /** @description A subscription, for people. */
        WebhookCard: {
            /**
             * Format: int64
             * @description Messages that were given up.
             */
            dead: number;
            /** @description Subscription id. */
            id: string;
            /** @description Kinds of event that are told; all when empty. */
            kinds: string[];
            /** @description What it is for. */
            label: string;
            /**
             * Format: int64
             * @description The place in the institution's log up to which messages were made.
             */
            log_index: number;
            /**
             * Format: int64
             * @description Messages that wait, for the first attempt or another one.
             */
            pending: number;
            /** @description In force or ended. */
            state: components["schemas"]["Named"];
            /** @description Where messages go. */
            url: string;
        };
        /** @description A value of an input that shows a finding. */
        WitnessValue: {
            /** @description What it is called in English. */
            en: string;
            /** @description Its value; `null` is a value that is missing. */
            value: string;
            /** @description The variable: `score.grade`. */
            variable: string;
            /** @description What it is called in Chinese. */
            zh: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_agreements: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_AgreementCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    record_agreement: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Document"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_agreements: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_agreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementDetail"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_applications: {
        parameters: {
            query?: {
                /** @description Only in this state. */
                state?: string;
                /** @description Only with this outcome of the last decision: `offer`, `refer`, `decline`. */
                outcome?: string;
                /** @description Only of this product, by code. */
                product?: string;
                /** @description Only with this grade of the last decision: `A` to `D`. */
                grade?: string;
                /** @description Only of this firm, by id. */
                firm?: string;
                /** @description Submitted on this day or later. */
                from?: string;
                /** @description Submitted on this day or earlier. */
                to?: string;
                /** @description Beginning of a firm's name, or a whole credit code. */
                q?: string;
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ApplicationLine"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    submit_application: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submit"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_applications: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
                /** @description Only in this state. */
                state?: string;
                /** @description Only with this outcome of the last decision: `offer`, `refer`, `decline`. */
                outcome?: string;
                /** @description Only of this product, by code. */
                product?: string;
                /** @description Only with this grade of the last decision: `A` to `D`. */
                grade?: string;
                /** @description Only of this firm, by id. */
                firm?: string;
                /** @description Submitted on this day or later. */
                from?: string;
                /** @description Submitted on this day or earlier. */
                to?: string;
                /** @description Beginning of a firm's name, or a whole credit code. */
                q?: string;
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    sign_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    decide_application: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    review_application: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Review"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_proposals: {
        parameters: {
            query?: {
                /** @description Only in this state: `pending`, `done`, `refused`. */
                state?: string;
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_Proposal"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    propose_policy: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Policy"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_approvals: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
                /** @description Only in this state: `pending`, `done`, `refused`. */
                state?: string;
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    approve_proposal: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    refuse_proposal: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /**
                 * @description `KIND/ID` of one object (loan, application, firm, consent, product, scorecard, agreement, user, key, approval, batch);
                 *     the whole institution without it.
                 */
                object?: string;
                /** @description Name or id of a user. */
                actor?: string;
                /** @description Kind of event. */
                kind?: string;
                /** @description Recorded on this day or later. */
                from?: string;
                /** @description Recorded on this day or before. */
                to?: string;
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_AuditRow"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_audit: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
                /**
                 * @description `KIND/ID` of one object (loan, application, firm, consent, product, scorecard, agreement, user, key, approval, batch);
                 *     the whole institution without it.
                 */
                object?: string;
                /** @description Name or id of a user. */
                actor?: string;
                /** @description Kind of event. */
                kind?: string;
                /** @description Recorded on this day or later. */
                from?: string;
                /** @description Recorded on this day or before. */
                to?: string;
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_event_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_EventKind"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_batches: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_BatchCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_batches: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_quarantine: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_QuarantineCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_quarantine: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    record_compensation: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description loan id or contract number: a loan has one claim at a time */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Compensation"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    record_recovery: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description loan id or contract number: a loan has one claim at a time */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryEntry"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_closes: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ClosedDay"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    close_days: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Close"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_closes: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    withdraw_consent: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    replay_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_firms: {
        parameters: {
            query?: {
                /** @description Part of the name, or the whole credit code. */
                q?: string;
                /** @description First digits of the division code (GB/T 2260). */
                region?: string;
                /** @description Section letter or first characters of the industry code (GB/T 4754). */
                industry?: string;
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_FirmLine"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    register_firm: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirmEntry"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirmLine"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_firms: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
                /** @description Part of the name, or the whole credit code. */
                q?: string;
                /** @description First digits of the division code (GB/T 2260). */
                region?: string;
                /** @description Section letter or first characters of the industry code (GB/T 4754). */
                industry?: string;
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_firm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirmCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    record_consent: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentEntry"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    erase_firm: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedFirm"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    reveal_code: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry; each request is recorded */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedCode"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_institutions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_InstitutionCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    register_institution: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_keys: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_KeyCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    make_key: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry; a retry is told the id without the token */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyRequest"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_keys: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    revoke_key: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    redeem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Redeem"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_loans: {
        parameters: {
            query?: {
                /** @description Only in this state. */
                state?: string;
                /** @description Only of this product, by code. */
                product?: string;
                /** @description Only in this five-category class. */
                class?: string;
                /** @description Only in this overdue bucket: `current`, `1-30`, `31-60`, `61-90`, `91-360`, `over-360`. */
                overdue?: string;
                /** @description Only of firms there: the first 2, 4 or 6 digits of the division code. */
                region?: string;
                /** @description Only of firms in this section of industry, by letter. */
                industry?: string;
                /** @description Only of this firm, by id. */
                firm?: string;
                /** @description First day of the contract on this day or later. */
                from?: string;
                /** @description First day of the contract on this day or earlier. */
                to?: string;
                /** @description Beginning of a contract number or of a firm's name, or a whole credit code. */
                q?: string;
                /** @description `-number`, the newest first, when left out; or `number`. */
                sort?: "number" | "-number";
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_LoanLine"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_loans: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
                /** @description Only in this state. */
                state?: string;
                /** @description Only of this product, by code. */
                product?: string;
                /** @description Only in this five-category class. */
                class?: string;
                /** @description Only in this overdue bucket: `current`, `1-30`, `31-60`, `61-90`, `91-360`, `over-360`. */
                overdue?: string;
                /** @description Only of firms there: the first 2, 4 or 6 digits of the division code. */
                region?: string;
                /** @description Only of firms in this section of industry, by letter. */
                industry?: string;
                /** @description Only of this firm, by id. */
                firm?: string;
                /** @description First day of the contract on this day or later. */
                from?: string;
                /** @description First day of the contract on this day or earlier. */
                to?: string;
                /** @description Beginning of a contract number or of a firm's name, or a whole credit code. */
                q?: string;
                /** @description `-number`, the newest first, when left out; or `number`. */
                sort?: "number" | "-number";
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_loan: {
        parameters: {
            query?: {
                /** @description Date of the position; today when left out. */
                at?: string;
                /** @description Only facts recorded up to the end of this day. */
                known?: string;
            };
            header?: never;
            path: {
                /** @description loan id or contract number */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    claim_compensation: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description loan id or contract number */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    propose_correction: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correction"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    record_payment: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Payment"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    instruct_payout: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    confirm_payout: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankAnswer"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    release_payout: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    record_prepayment: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Prepayment"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    preview_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preview"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstalmentCard"][];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_market: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_portfolio: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortfolioCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_products: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ProductLine"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    submit_product: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Document"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    check_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Document"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckReport"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_products: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    validate_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Document"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Validation"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    activate_product: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionWanted"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    approve_product: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    backtest_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackTestRequest"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackTestCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    backtest_trace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceRequest"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirmTrace"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    diff_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Candidate"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDiff"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    roll_back_product: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionWanted"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_shadow: {
        parameters: {
            query?: {
                /** @description Of this version; of the one that runs, else of the last that ran, when left out. */
                version?: number;
            };
            header?: never;
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShadowReport"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    start_shadow: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShadowWanted"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    stop_shadow: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Product code. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    shadow_trace: {
        parameters: {
            query?: {
                /** @description Of this version; of the one that runs, else of the last that ran, when left out. */
                version?: number;
            };
            header?: never;
            path: {
                /** @description Product code. */
                code: string;
                /** @description Application id. */
                application: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirmTrace"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_rules: {
        parameters: {
            query?: {
                /** @description The day; today when left out. */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ParameterCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_rulebook: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
                /** @description The day; today when left out. */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_scorecards: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ScorecardLine"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    develop_scorecard: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Develop"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScorecardReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_scorecards: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_scorecard: {
        parameters: {
            query?: {
                /** @description A version; the newest when left out. */
                version?: number;
            };
            header?: never;
            path: {
                /** @description scorecard id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScorecardDetail"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    approve_scorecard: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description scorecard id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Version"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScorecardReceipt"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_SessionCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    end_other_sessions: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Session id, as the list gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    setup_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Setup"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    show_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_UserCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    add_user: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry; a retry is given a new link, and the first one no longer works */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_users: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    disable_user: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description User name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    make_link: {
        parameters: {
            query?: never;
            header: {
                /** @description asked for as with every write; each request makes a new link */
                "Idempotency-Key": string;
            };
            path: {
                /** @description User name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_roles: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description User name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoles"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_user_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description User name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_SessionCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    end_user_sessions: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description User name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    verify_book: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_webhooks: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_WebhookCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    subscribe: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Subscription"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscribed"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_webhooks: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`. */
                format?: "csv" | "xlsx";
                /** @description Language of headings and names: `zh` or `en`. */
                lang?: "zh" | "en";
                /** @description Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million). */
                unit?: "yuan" | "wan" | "yi";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_deliveries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                after?: string;
                /** @description At most so many rows (1 to 500). */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_DeliveryCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    disable_webhook: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    test_webhook: {
        parameters: {
            query?: never;
            header: {
                /** @description asked for as with every write; each request sends a message */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id as the API gives it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestCard"];
                };
            };
            /** @description Sign in: the token is missing, unknown or expired, or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not by this person: the role does not allow it, or a second person is needed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is no such thing in the asker's institution. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not now: the present state does not allow it, or the idempotency key was used for another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is larger than the bound. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is not valid: the detail says what to mend. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too often: wait as long as Retry-After says. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
