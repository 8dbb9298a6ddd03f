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
    "/v1/agreements/{id}/volumes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records the volume of trade, which moves the shares of layers. */
        post: operations["record_trade_volume"];
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
    "/v1/circumstances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists circumstances recorded of debtors. */
        get: operations["list_circumstances"];
        put?: never;
        /** Records a circumstance of a debtor or a loan. What worsens a class counts at once; what improves one waits for a second person. */
        post: operations["record_circumstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/circumstances/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves what waits: the circumstance (审批), or that it is over. */
        post: operations["approve_circumstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/circumstances/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms a class set by hand (认定). */
        post: operations["confirm_circumstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/circumstances/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a circumstance is over: it counts until another person agrees. */
        post: operations["end_circumstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/circumstances/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses what waits: the circumstance, or that it is over. */
        post: operations["refuse_circumstance"];
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
    "/v1/claims/{id}/demand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Demands compensation for a claim of which notice was given before. */
        post: operations["demand_compensation"];
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
    "/v1/claims/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that a claim was refused. */
        post: operations["record_claim_refusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{id}/reimbursements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records what another party paid the one that paid the lender. */
        post: operations["record_reimbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{id}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that what the agreement waits for came about for a loan. */
        post: operations["record_claim_trigger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a claim back, the firm having paid. */
        post: operations["withdraw_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the mix of classes with its provisions, debtors that are looked at as a whole, and what was recorded. */
        get: operations["show_classification"];
        put?: never;
        post?: never;
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
    "/v1/debtors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a debtor with the class of each claim, its reasons, and what would let it rise. */
        get: operations["show_debtor"];
        put?: never;
        post?: never;
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
    "/v1/guarantor/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the fast lane for a guarantee: every rule is answered at once, and the guarantee is given when all hold. */
        post: operations["ask_fast_lane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantor/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the guarantor's desk: capacity, concentration, asset tiers, reserves, compensation rate, each beside its line. */
        get: operations["show_guarantor_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guarantor/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters facts in the guarantor's book. */
        post: operations["record_guarantor_entries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sums past guaranteed loans: disbursed, repaid, charged off, and the guarantee's part of it. */
        get: operations["sum_past_guarantees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sums the transactions of public programmes. */
        get: operations["sum_programmes"];
        put?: never;
        post?: never;
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
    "/v1/loans/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes a change of a loan: it is carried out when a second person approves it. */
        post: operations["propose_change"];
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
    "/v1/loans/{id}/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a fee that the firm paid. */
        post: operations["record_fee"];
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
    "/v1/loans/{id}/payoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quotes what pays a loan off on a day, if nothing is paid before. */
        get: operations["quote_payoff"];
        put?: never;
        post?: never;
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
    "/v1/losses/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists versions of the parameters of expected losses, the newest first. */
        get: operations["list_loss_parameters"];
        put?: never;
        /** Writes a version of the parameters; another person approves it. */
        post: operations["draft_loss_parameters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/losses/parameters/{version}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a version: runs take it from now on. */
        post: operations["approve_loss_parameters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/losses/parameters/{version}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a version. */
        post: operations["refuse_loss_parameters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/losses/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists runs of expected losses, the newest day first. */
        get: operations["list_loss_runs"];
        put?: never;
        /** Computes expected losses for the end of a day with the parameters in force. */
        post: operations["run_losses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/losses/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a run by stage, class, product, grade and cover. */
        get: operations["show_loss_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/losses/runs/{id}/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the loans of a run by number. */
        get: operations["list_loss_loans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/losses/runs/{id}/loans/{loan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one loan of a run with the formula written out with its numbers. */
        get: operations["show_loss_loan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/losses/runs/{id}/movement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what moved expected losses from an earlier run to this one. */
        get: operations["show_loss_movement"];
        put?: never;
        post?: never;
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
    "/v1/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a firm the points that experts agreed on, with the trace: what it got, why, and what it lacks. Nothing is kept. */
        post: operations["expert_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists fiscal pools with their ledgers. */
        get: operations["list_pools"];
        put?: never;
        /** Sets a pool up. */
        post: operations["open_pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a pool with its ledger. */
        get: operations["show_pool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters lines in a pool's ledger: money put in, claims paid within the ceilings, returns, subsidies. */
        post: operations["record_pool_entries"];
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
    "/v1/progress/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells how far a run is. */
        get: operations["show_work"];
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
    "/v1/sample-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists sample sets by name. */
        get: operations["list_sample_sets"];
        put?: never;
        /**
         * Brings in a table: CSV (UTF-8 or GB18030), Excel or Parquet, told by its first bytes. The same file under the same name again
         *     is the set that is there already, so a retry does no harm.
         */
        post: operations["bring_samples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sample-sets/from-book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a sample set of the institution's own decisions, with what each knew then, and a companion of how the loans were paid month by
         *     month. A study of it takes its definition of bad from the companion.
         */
        post: operations["samples_of_book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sample-sets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a sample set. */
        get: operations["show_sample_set"];
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
    "/v1/scorecards/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings in a model trained elsewhere, tests it on the institution's own history where there is one, and puts it up for
         *     approval.
         */
        post: operations["import_scorecard"];
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
    "/v1/scorecards/{id}/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a version score every decision beside the one in force; it decides nothing. */
        post: operations["start_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}/challenge/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a challenge. */
        post: operations["stop_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}/contest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compares a challenger with what decided, on the decisions made meanwhile. */
        get: operations["show_contest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives a model's document as a file. */
        get: operations["scorecard_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scorecards/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the validation report of a scorecard's version that was made in the laboratory. */
        get: operations["scorecard_report"];
        put?: never;
        post?: never;
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
    "/v1/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists studies by name. */
        get: operations["list_studies"];
        put?: never;
        /** Opens a study on a sample set with what the mapping assistant proposes. */
        post: operations["open_study"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a study with its document, its sample set and its runs. */
        get: operations["show_study"];
        /** Writes a study's document anew. */
        put: operations["revise_study"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/backtest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides the loans of a study's sample set under a product document as if they were asked for today, beside what became of them.
         * @description For a lender whose history came in as a file. The product need not exist yet; it is scored by the scorecard that it names.
         */
        post: operations["backtest_past_loans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/bins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the bins of one column. */
        get: operations["study_bins"];
        put?: never;
        /** Tells what bins somebody drew would do. Nothing is kept: put them into the document to use them. */
        post: operations["try_study_bins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/definition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows roll rates and vintages, when the outcome is read off monthly days past due. */
        get: operations["study_definition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/lgd": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells how much is lost of a study's bad loans: whether anything is, and if so how much. Nothing is kept. */
        post: operations["study_lgd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows outcomes over all and by period. */
        get: operations["study_outcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows every column with its values, gaps and bad rates. */
        get: operations["profile_study"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a run of a study as it stands; ask for its work until it is done. */
        post: operations["start_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a run with its card and its evidence. */
        get: operations["show_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/runs/{run}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the validation report of a run: one HTML file or a PDF, in Chinese or English. */
        get: operations["run_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/runs/{run}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a run's card up for approval by a second person. */
        post: operations["submit_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/studies/{id}/term-structure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells when loans of a study go bad: a discrete-time hazard fitted on its fitting rows, its probabilities by period over the test rows,
         *     and what was observed there. Nothing is kept.
         */
        post: operations["study_term_structure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists programmes of interest subsidies. */
        get: operations["list_subsidies"];
        put?: never;
        /** Writes a programme; another person approves it. */
        post: operations["draft_subsidy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a programme with its claims. */
        get: operations["show_subsidy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidies/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a programme. */
        post: operations["approve_subsidy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidies/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the list of a quarter: every loan the programme is meant for, cut by its ceilings. */
        post: operations["claim_subsidy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidies/{id}/claims/{quarter}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a quarter's list. */
        post: operations["approve_subsidy_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidies/{id}/claims/{quarter}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records what the payer paid of a quarter. */
        post: operations["pay_subsidy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidies/{id}/claims/{quarter}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a quarter's list: it may be made anew. */
        post: operations["refuse_subsidy_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subsidies/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a programme. */
        post: operations["refuse_subsidy"];
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
            /** @description The layers; none where the parties' shares divide a loss. */
            layers: components["schemas"]["LayerCard"][];
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
            /** @description In which order recoveries flow back. */
            recovery_order: components["schemas"]["Named"];
            trade_volume?: components["schemas"]["Cash"] | null;
            /** @description What must have happened before a demand. */
            trigger: components["schemas"]["Named"];
            /** @description Last day. */
            until: string;
            /**
             * Format: int32
             * @description Days from the trigger before a demand.
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
        /**
         * @description What a figure of an amount column is one of.
         * @enum {string}
         */
        AmountUnit: "fen" | "yuan" | "ten-thousand";
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
            /** @description How often an instalment falls due. */
            frequency: components["schemas"]["Named"];
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
            /** @description How it is to be repaid. */
            repayment: components["schemas"]["Named"];
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
        /** @description An approval. */
        Approval: {
            serves?: components["schemas"]["Serves"] | null;
            /**
             * Format: int32
             * @description A version; the newest when left out.
             */
            version?: number | null;
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
        /**
         * @description What an attribute is to the people who ask.
         * @enum {string}
         */
        AttributeKind: "region" | "county-or-city" | "owner-sex" | "owner-age" | "first-time-borrower" | "other";
        /** @description One attribute's report, gaps first. */
        AttributeReport: {
            /** @description The attribute. */
            attribute: string;
            /** @description For English readers. */
            en: string;
            /** @description What the ratio says. */
            four_fifths: components["schemas"]["FourFifths"];
            /** @description Gaps of the compared groups to the one approved most often, widest first. */
            gaps: components["schemas"]["Gap"][];
            /** @description The groups, in the attribute's order, the unknown last. */
            groups: components["schemas"]["GroupReport"][];
            odds?: components["schemas"]["OddsGap"] | null;
            /**
             * Format: double
             * @description Largest difference of selection rates (demographic parity difference).
             */
            parity_difference?: number | null;
            /**
             * Format: double
             * @description Least ratio of selection rates (demographic parity ratio).
             */
            parity_ratio?: number | null;
            /** @description For Chinese readers. */
            zh: string;
        };
        /** @description Two models ranked on the same rows. */
        AucComparison: {
            /**
             * Format: double
             * @description First minus second.
             */
            difference: number;
            /**
             * Format: double
             * @description AUC of the first (the challenger).
             */
            first: number;
            /**
             * Format: double
             * @description Two-sided p-value of "no difference".
             */
            p_value: number;
            /**
             * Format: double
             * @description AUC of the second (the incumbent).
             */
            second: number;
            /**
             * Format: double
             * @description Standard error of the difference; the two are measured on the same rows and move together.
             */
            standard_error: number;
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
            past?: components["schemas"]["PastBasis"] | null;
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
        /** @description The definition, in the words a validator asks for. */
        BadDefinition: {
            /**
             * Format: int32
             * @description More days past due than this, at the end of any month of the window, is bad (90: from day 91 on).
             */
            bad_above_days: number;
            /**
             * Format: int32
             * @description More days than this, and not bad, is indeterminate. Equal to `bad_above_days`, nothing is indeterminate.
             */
            grey_above_days: number;
            /**
             * Format: int32
             * @description Months on the book before the observation date; 0 for an application card, where the observation date is the month
             *     of the disbursement.
             */
            observation_months: number;
            /**
             * Format: int32
             * @description Months after the observation date in which an account may become bad.
             */
            performance_months: number;
            /** @description Whether a write-off in the window is bad whatever the days. */
            write_off_is_bad: boolean;
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
        /** @description Paid and released with a bank. */
        BankRate: {
            /** @description The bank. */
            bank: components["schemas"]["Named"];
            /** @description Paid in the year. */
            paid: components["schemas"]["Cash"];
            /** @description Percent; nothing when nothing was released. */
            percent?: string | null;
            /** @description Released in the year. */
            released: components["schemas"]["Cash"];
        };
        /** @description A policy of rules alone: how many of the strongest warning signs a firm shows. */
        Baseline: {
            /** @description How it ranks. */
            competitor: components["schemas"]["Competitor"];
            /** @description The rules, `feature: bins`. */
            rules: [
                string,
                string
            ][];
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
        /** @description Why. */
        Because: {
            /** @description Why. */
            reason: string;
        };
        /** @description The card against what it would replace. */
        Benchmark: {
            incumbent?: components["schemas"]["Competitor"] | null;
            /** @description Why there is none. */
            incumbent_missing?: string | null;
            rules?: components["schemas"]["Baseline"] | null;
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
        /** @description One bin. */
        BinLine: {
            against_previous?: components["schemas"]["ChiSquare"] | null;
            /**
             * Format: double
             * @description Weighted bad rate.
             */
            bad_rate?: number | null;
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
            /**
             * Format: double
             * @description Information value.
             */
            iv: number;
            /**
             * Format: int64
             * @description Rows that fit the card.
             */
            rows: number;
            /** @description Which values fall here. */
            rule: components["schemas"]["BinRule"];
            /**
             * Format: double
             * @description Weighted share of the rows.
             */
            share: number;
            /**
             * Format: double
             * @description Weight of evidence, `ln((goods here / all goods) / (bads here / all bads))`.
             */
            woe: number;
        };
        /**
         * @description Which values fall into a bin. A numeric characteristic has ranges that cover the line, optional special values, and
         *     missing; a categorical one has lists of categories, exactly one of which also takes categories never seen, and
         *     missing.
         */
        BinRule: {
            /**
             * Format: double
             * @description First value above.
             */
            below?: number | null;
            /**
             * Format: double
             * @description First value inside.
             */
            from?: number | null;
            /** @enum {string} */
            kind: "range";
        } | {
            /** @enum {string} */
            kind: "special";
            /** @description The numbers. */
            values: number[];
        } | {
            /** @enum {string} */
            kind: "categories";
            /** @description Whether categories listed nowhere fall here too. */
            other: boolean;
            /** @description Categories as spelled in the training table, sorted. */
            values: string[];
        } | {
            /** @enum {string} */
            kind: "missing";
        };
        /** @description How columns are cut into bins unless a person drew them. */
        Binning: {
            /**
             * Format: int32
             * @description Most bins.
             * @default 8
             */
            max_bins: number;
            /**
             * Format: double
             * @description Least bads in a bin.
             * @default 20
             */
            min_bin_bads: number;
            /**
             * Format: double
             * @description Least share of the rows in a bin, percent.
             * @default 3
             */
            min_bin_percent: number;
            /**
             * @description Shape along numbers.
             * @default auto-any
             */
            trend: components["schemas"]["Trend"];
        };
        /**
         * @description Tests of a grade's probability against its defaults. They take defaults as independent; where they move together
         *     (a common year, a common trade) all three are too strict.
         */
        BinomialTest: {
            /**
             * Format: double
             * @description `P(X >= defaults)` under the stated probability.
             */
            binomial_p: number;
            /**
             * Format: int64
             * @description Fewest defaults at which the binomial test rejects at 5%.
             */
            critical_defaults: number;
            /**
             * Format: double
             * @description `BetaCDF(PD; D + 1/2, N - D + 1/2)`.
             */
            jeffreys_p: number;
            /**
             * Format: double
             * @description `(D - n PD) / sqrt(n PD (1 - PD))`.
             */
            normal_z: number;
        };
        /** @description What bins are worth. */
        BinsWorth: {
            /**
             * Format: double
             * @description AUC of the variable alone.
             */
            auc: number;
            /** @description Bins with rows. */
            bins: number;
            chi_square?: components["schemas"]["ChiSquare"] | null;
            /**
             * Format: double
             * @description Information value.
             */
            iv: number;
            /**
             * Format: double
             * @description KS of the variable alone.
             */
            ks: number;
            /** @description Whether the bad rate keeps one direction over the ranges (special values and missing apart). */
            monotone: boolean;
            /**
             * Format: int64
             * @description Rows of the smallest bin that has any.
             */
            smallest_rows: number;
        };
        /** @description Which decisions of the book make a sample set. */
        BookSamples: {
            /** @description What the set shall be called. */
            name: string;
            /** @description First day of decisions: `2025-01-01`. */
            since?: string | null;
            /** @description Last day of decisions. */
            until?: string | null;
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
        /** @description The card by the values of one column. */
        BySegment: {
            /** @description In English. */
            en: string;
            /** @description Its values. */
            lines: components["schemas"]["SegmentQuality"][];
            /** @description What the column is called. */
            zh: string;
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
        /** @description How far a probability is from coming true, over all and at its worst group. */
        CalibrationError: {
            /**
             * Format: double
             * @description Weighted mean of `|bad rate - mean probability|` over the groups.
             */
            expected: number;
            /**
             * Format: double
             * @description The largest.
             */
            largest: number;
            /**
             * Format: double
             * @description Bad rate minus mean probability over all rows: the level alone.
             */
            level: number;
        };
        /** @description Whether the probability comes true. */
        CalibrationEvidence: {
            /**
             * Format: double
             * @description Brier score.
             */
            brier: number;
            /** @description How far off over all and at worst. */
            error: components["schemas"]["CalibrationError"];
            /** @description By grade. */
            grades: components["schemas"]["GradeEvidence"][];
            /** @description Groups of like probability. */
            groups: components["schemas"]["CalibrationGroup"][];
            hosmer_lemeshow?: components["schemas"]["HosmerLemeshow"] | null;
            /** @description Whether the level was set on these very rows. */
            level_set_on_test: boolean;
        };
        /** @description A group of rows with like probability. */
        CalibrationGroup: {
            /**
             * Format: double
             * @description Weighted bad rate.
             */
            bad_rate: number;
            /**
             * Format: double
             * @description Weighted bads.
             */
            bads: number;
            /**
             * Format: double
             * @description Lowest probability in the group.
             */
            from: number;
            /**
             * Format: double
             * @description Weighted mean probability.
             */
            mean_pd: number;
            /**
             * Format: double
             * @description Weighted rows.
             */
            rows: number;
            /**
             * Format: double
             * @description Highest probability in the group.
             */
            to: number;
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
        /** @description A part of a loss by what it came from. */
        CauseCard: {
            /** @description How much of the loss as noticed. */
            amount: components["schemas"]["Cash"];
            /** @description Which peril. */
            peril: components["schemas"]["Named"];
        };
        /** @description Which version is to challenge, and why. */
        Challenge: {
            /** @description Why. */
            reason: string;
            /**
             * Format: int32
             * @description A version; the newest when left out.
             */
            version?: number | null;
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
            /** @description Its bins; of scorecards. */
            bins: components["schemas"]["BinCard"][];
            /**
             * Format: double
             * @description Coefficient of its WOE on the logit of bad; of scorecards.
             */
            coefficient?: number | null;
            /** @description How risk moves as its value grows. */
            direction: components["schemas"]["Named"];
            /** @description In English. */
            en: string;
            /** @description The feature's name. */
            feature: string;
            /**
             * Format: double
             * @description Information value on the training rows; of scorecards developed here.
             */
            iv?: number | null;
            /**
             * Format: double
             * @description Mean distance of its points from the mean firm's (mean |SHAP|) on the institution's history; of trees tested here.
             */
            mean_effect_points?: number | null;
            /** @description Whether it is a number; a text otherwise. */
            numeric: boolean;
            /**
             * Format: double
             * @description Stability of its bins from training to test rows.
             */
            psi?: number | null;
            /** @description The reason it gives when it raises the risk. */
            reason: components["schemas"]["Named"];
            strength?: components["schemas"]["Named"] | null;
            /**
             * Format: double
             * @description How much of the model rests on it, percent: the spread of its points over the training rows, or what its splits tell apart.
             */
            weight_percent: number;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description What became of one characteristic. Absent on the side whose card has it not. */
        CharacteristicEffect: {
            /** @description In English. */
            en: string;
            /** @description The characteristic. */
            feature: string;
            /**
             * Format: double
             * @description Information value on the approved and the declined with inferred outcomes.
             */
            iv_after?: number | null;
            /**
             * Format: double
             * @description Information value on the approved.
             */
            iv_before?: number | null;
            /** @description Least and most points on the card with the declined. */
            points_after?: [
                number,
                number
            ] | null;
            /** @description Least and most points on the card of the approved. */
            points_before?: [
                number,
                number
            ] | null;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description How far one characteristic moved. */
        CharacteristicShift: {
            /** @description The bins. */
            bins: components["schemas"]["ShiftBin"][];
            /** @description The characteristic. */
            feature: string;
            /**
             * Format: double
             * @description The stability index over its bins (CSI).
             */
            index: number;
            /**
             * Format: double
             * @description `sum((a - e) x points)`: points by which the mean score moved through this characteristic (Siddiqi, *Credit Risk
             *     Scorecards*, 2006, chapter 8). Two moves of opposite sign can leave an index high and this low.
             */
            points_shift?: number | null;
            /** @description Its band. */
            shift: components["schemas"]["Shift"];
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
        /** @description A chi-square statistic with its upper tail. */
        ChiSquare: {
            /** @description Degrees of freedom. */
            degrees: number;
            /**
             * Format: double
             * @description Chance of so large a statistic where nothing differs.
             */
            p_value: number;
            /**
             * Format: double
             * @description `sum (observed - expected)^2 / expected`, without Yates' correction.
             */
            statistic: number;
        };
        /** @description A circumstance as people see it. */
        CircumstanceCard: {
            /** @description What may be done next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description Its figure or detail, in words. */
            detail: string;
            /** @description Why it is said to be over, while nobody agreed yet. */
            ending?: string | null;
            /** @description The firm. */
            firm: string;
            /** @description Its name, where the reader may see it. */
            firm_name?: string | null;
            /** @description Who recorded, confirmed and approved it. */
            hands: string[];
            /** @description Its id. */
            id: string;
            /** @description Whether it counts today. */
            in_force: boolean;
            /** @description The loan, for what is of one loan. */
            loan?: string | null;
            /** @description Its number. */
            loan_number?: string | null;
            /** @description From which day it counts. */
            on: string;
            /** @description Why it was recorded. */
            reason: string;
            /** @description Where it is known from. */
            source: string;
            /** @description How far it has come. */
            step: components["schemas"]["Named"];
            /** @description The first day on which it counts no more. */
            until?: string | null;
            /** @description What. */
            what: components["schemas"]["Named"];
            /** @description Whether it can only make a class worse. */
            worsens: boolean;
        };
        /** @description A claim. */
        ClaimCard: {
            /** @description What the person who asks can do next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description What the loss came from, where the notice named it. */
            causes: components["schemas"]["CauseCard"][];
            /** @description The last day to pay, counted from the demand. */
            deadline?: string | null;
            /** @description Every step with its last day. */
            deadlines: components["schemas"]["DeadlineCard"][];
            /** @description When compensation was demanded. */
            demanded_on?: string | null;
            /** @description What each layer bore; empty before payment and where the agreement has no layers. */
            layers: components["schemas"]["LayerPartCard"][];
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
        /** @description What a claim says beside the loan. */
        ClaimEntry: {
            /** @description What the loss came from. Credit, when it is not named, is what the others leave of the principal and interest unpaid. */
            causes?: components["schemas"]["LossCause"][];
        };
        /** @description Which quarter. */
        ClaimOf: {
            /** @description `2026Q3`. */
            quarter: string;
        };
        /** @description Why a claim ends. */
        ClaimReason: {
            /** @description The reason, in words. */
            reason: string;
        };
        /** @description Why a claim has its class. */
        ClassReason: {
            /** @description The best class it leaves. */
            class: components["schemas"]["Named"];
            /** @description In English. */
            en: string;
            /** @description What caused it. */
            trigger: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description A claim with its class. */
        ClassedClaim: {
            /** @description What is owed of its principal. */
            balance: components["schemas"]["Cash"];
            /** @description Its class. */
            class: components["schemas"]["Named"];
            /**
             * Format: int64
             * @description Days past due.
             */
            days_past_due: number;
            /** @description Loan id. */
            loan: string;
            /** @description Its number. */
            number: string;
            /** @description Its class before its debtor's other claims are looked at. */
            own: components["schemas"]["Named"];
            /** @description Why, the worst first. */
            reasons: components["schemas"]["ClassReason"][];
            /** @description What would let it rise, when it was non-performing by itself. */
            upgrade: components["schemas"]["UpgradeLine"][];
        };
        /** @description The page of classification. */
        ClassificationCard: {
            /** @description Circumstances recorded. */
            circumstances: components["schemas"]["CircumstanceCard"][];
            /** @description Debtors looked at as a whole whose claims are not all normal. */
            debtors: components["schemas"]["DebtorCard"][];
            provision?: components["schemas"]["ProvisionCard"] | null;
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
        /** @description One coefficient. */
        Coefficient: {
            /**
             * Format: double
             * @description Two-sided, normal.
             */
            p_value: number;
            /**
             * Format: double
             * @description From the inverse of the (penalised) information.
             */
            standard_error: number;
            /**
             * Format: double
             * @description On the logit of bad.
             */
            value: number;
        };
        /** @description A column of the file and the feature it was put under. */
        ColumnCard: {
            /** @description The column. */
            column: string;
            /** @description The feature. */
            feature: string;
        };
        /** @description One column. */
        ColumnProfile: {
            /** @description The column. */
            column: string;
            /** @description Of days: the first and the last. */
            days?: [
                string,
                string
            ] | null;
            /**
             * Format: int64
             * @description Distinct values.
             */
            distinct: number;
            /** @description Of numbers: bars between the first and the last percentile, what lies beyond being in the outer bars. */
            histogram: components["schemas"]["HistogramBar"][];
            /**
             * Format: double
             * @description Of numbers: mean.
             */
            mean?: number | null;
            /**
             * Format: int64
             * @description Rows without a value.
             */
            missing: number;
            /**
             * Format: double
             * @description Share of bads among those.
             */
            missing_bad_rate?: number | null;
            /** @description Whether there are more values than those listed. */
            more_values: boolean;
            /** @description Of numbers: least, first quartile, median, third quartile, most. */
            quartiles?: number[] | null;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
            /** @description The commonest values; of numbers only when they are few. */
            values: components["schemas"]["ValueCount"][];
        };
        /** @description One column and what it is for. */
        ColumnUse: {
            /** @description The column of the sample set, or the name of a derived one. */
            column: string;
            compare?: components["schemas"]["AttributeKind"] | null;
            /** @description In English. */
            en: string;
            /** @description The name a decision finds the value under; the column's own when absent. */
            feature?: string | null;
            /** @description How its values are taken. */
            kind: components["schemas"]["Kind"];
            /** @description Why it is left out, when it is. */
            reason?: string | null;
            /** @description What for. */
            role: components["schemas"]["Role"];
            /** @description The report measures the card by its values. */
            segment?: boolean;
            /** @description Where the data come from (tax, power, bureau): what is lost without that source is told. */
            source?: string | null;
            /** @description Numbers that are codes (-1 for "no account"), each a bin of its own. */
            special?: number[];
            /** @description What it is called in Chinese. */
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
        /** @description Another way to rank the same test rows. */
        Competitor: {
            /** @description This card first, the other second (DeLong, unweighted). */
            comparison: components["schemas"]["AucComparison"];
            /** @description In English. */
            en: string;
            /** @description Interval of the AUC gained, at 95%. */
            gained: components["schemas"]["Interval"];
            /**
             * Format: double
             * @description Its KS.
             */
            ks: number;
            /** @description What it is, in Chinese. */
            zh: string;
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
        /** @description A band of probabilities. */
        ContestBand: {
            /** @description Which. */
            band: string;
            /**
             * Format: double
             * @description Percent of firms by the challenger.
             */
            challenger_percent: number;
            /**
             * Format: double
             * @description Percent of firms by the champion.
             */
            champion_percent: number;
        };
        /** @description Champion and challenger on the same decisions. The champion is whatever decided each of them. */
        ContestCard: {
            /** @description How both distribute the same firms, in tenths of the champion's. */
            bands: components["schemas"]["ContestBand"][];
            /** @description When the challenge began. */
            began_at: string;
            /**
             * Format: int64
             * @description Those that both scored; the others stopped before the score, or could not be scored.
             */
            compared: number;
            /** @description The swap set at each cut between grades. */
            cuts: components["schemas"]["CutLine"][];
            /**
             * Format: int64
             * @description Decisions in the window: the last one of each application.
             */
            decided: number;
            /** @description When it ended: it was stopped, or promoted. */
            ended_at?: string | null;
            /** @description Grades: rows by the champion, columns by the challenger, A to D. */
            grades: components["schemas"]["GradeRow"][];
            /** @description Loss given default that expected losses are worked out with, percent. */
            lgd_percent: string;
            /** @description Mean probability of default, percent, champion and challenger. */
            mean_pd_percent: [
                number,
                number
            ];
            /** @description Mean points, champion and challenger. */
            mean_points: [
                number,
                number
            ];
            /** @description Name of the challenging model. */
            name: string;
            /**
             * Format: double
             * @description Percent whose grades are at most one apart.
             */
            near_grade_percent?: number | null;
            /** @description Decisions by outcome, as decided, and with the challenger in the champion's place under the rules of the day. */
            outcomes: components["schemas"]["OutcomeLine"][];
            /**
             * Format: double
             * @description Population stability index of the challenger's distribution against the champion's.
             */
            psi?: number | null;
            psi_shift?: components["schemas"]["Named"] | null;
            /** @description Against what became of the loans. */
            realised: components["schemas"]["RealisedCard"];
            /**
             * Format: double
             * @description Percent that have one grade by both.
             */
            same_grade_percent?: number | null;
            /** @description First day asked for. */
            since?: string | null;
            /** @description The swap set of those decisions, with expected and realised loss. */
            swap: components["schemas"]["SwapLine"][];
            /** @description Those the challenger could not score, by reason. */
            unable: components["schemas"]["UnableLine"][];
            /** @description Last day asked for. */
            until?: string | null;
            /**
             * Format: int32
             * @description Its version.
             */
            version: number;
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
        /** @description A covariate of a model. */
        Covariate: {
            /** @description Of its weight of evidence on the logit. */
            coefficient: components["schemas"]["Coefficient"];
            /** @description In English. */
            en: string;
            /** @description The feature. */
            feature: string;
            /**
             * Format: double
             * @description Information value.
             */
            iv: number;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description One field of a cut. */
        CutCell: {
            /**
             * Format: int64
             * @description Of them bad.
             */
            bad: number;
            /**
             * Format: int64
             * @description Loans paid out.
             */
            lent: number;
            /**
             * Format: int64
             * @description Decisions.
             */
            number: number;
        };
        /** @description Who passes a cut. */
        CutLine: {
            /** @description By both. */
            both: components["schemas"]["CutCell"];
            /** @description By the challenger alone. */
            challenger_only: components["schemas"]["CutCell"];
            /** @description By the champion alone. */
            champion_only: components["schemas"]["CutCell"];
            /** @description By neither. */
            neither: components["schemas"]["CutCell"];
            /** @description The worst grade that passes. */
            through: components["schemas"]["Named"];
        };
        /** @description One cut-off: rows below this probability are approved. */
        Cutoff: {
            /**
             * Format: double
             * @description Share approved.
             */
            approval_rate: number;
            /**
             * Format: int64
             * @description Rows approved.
             */
            approved: number;
            /**
             * Format: double
             * @description Bad rate among them; absent when there is none.
             */
            bad_rate?: number | null;
            /**
             * Format: int64
             * @description Bads among them.
             */
            bads: number;
            /**
             * Format: double
             * @description Bad rate of the last rows let in since the cut-off before: what the next loan is like.
             */
            marginal_bad_rate?: number | null;
            /**
             * Format: double
             * @description Approved below this probability; infinite would approve all, so the last is above every row's.
             */
            pd_below: number;
            /**
             * Format: int64
             * @description What the approved earned, in minor units.
             */
            profit: number;
        };
        /** @description Cut-offs by rising probability. */
        CutoffReport: {
            /** @description The cut-off of the highest profit over every possible one, not only those of the curve. */
            best: components["schemas"]["Cutoff"];
            /**
             * Format: double
             * @description For a flat gain and loss, the probability at which an expected profit is zero, `gain / (gain + loss)`: a calibrated
             *     card's best cut-off lies there, and a best cut-off far from it says that the level is wrong.
             */
            break_even_pd?: number | null;
            /** @description The curve, from nobody to everybody. */
            curve: components["schemas"]["Cutoff"][];
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
        /**
         * @description Buckets of days past due, as months late are counted.
         * @enum {string}
         */
        DaysBucket: "current" | "m1" | "m2" | "m3" | "m4" | "m5" | "m6" | "m7-plus";
        /** @description A step of a claim with its last day. */
        DeadlineCard: {
            /** @description The last day. */
            by: string;
            /** @description When it was done. */
            done_on?: string | null;
            /** @description Whether it was missed. */
            missed: boolean;
            /** @description Which step. */
            step: components["schemas"]["Named"];
        };
        /** @description A debtor with the classes of its claims. */
        DebtorCard: {
            /** @description Of which day. */
            at: string;
            /** @description All that it owes. */
            balance: components["schemas"]["Cash"];
            /** @description Its claims. */
            claims: components["schemas"]["ClassedClaim"][];
            /** @description Whether contagion reached the others. */
            contagion: boolean;
            /** @description Firm id. */
            firm: string;
            /** @description Its name. */
            firm_name?: string | null;
            /** @description Of it, non-performing before contagion. */
            non_performing: components["schemas"]["Cash"];
            /** @description Whether its claims are classed one by one. */
            retail: boolean;
            /** @description The share, percent. */
            share_percent: string;
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
            /** @description The repayment plan if the offer were paid out on the day of the decision. */
            plan: components["schemas"]["InstalmentCard"][];
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
            /** @description What points are held against: the most a characteristic can give (`best`), or, of trees, the mean firm's (`mean`). */
            yardstick: components["schemas"]["Named"];
        };
        /** @description What speaks for one definition or another. */
        DefinitionTables: {
            /**
             * Format: int64
             * @description Accounts with a history.
             */
            accounts: number;
            /** @description In English. */
            en: string;
            /** @description What the definition makes of the accounts. */
            labels: components["schemas"]["LabelCounts"];
            /** @description The first and last month recorded, `2023-01`. */
            months: [
                string,
                string
            ];
            /** @description From bucket to bucket, month to month. */
            roll: components["schemas"]["RollRates"];
            /** @description Bads by months on book. */
            vintages: components["schemas"]["VintageTable"];
            /** @description The worst bucket of the months before against the worst after. */
            worst: components["schemas"]["WorstBucket"][];
            /** @description The definition in Chinese. */
            zh: string;
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
        /** @description A column made from others, row by row. */
        Derivation: {
            /**
             * Format: int32
             * @description How many characters.
             */
            characters: number;
            /** @enum {string} */
            kind: "prefix";
            /** @description The column. */
            of: string;
        } | {
            /** @enum {string} */
            kind: "ratio";
            /** @description Above the line. */
            of: string;
            /** @description Below. */
            over: string;
        } | {
            /** @enum {string} */
            kind: "log";
            /** @description The column. */
            of: string;
        } | {
            /** @enum {string} */
            kind: "same";
            /** @description One. */
            of: string;
            /** @description The other. */
            with: string;
        } | {
            /** @enum {string} */
            kind: "month";
            /** @description The column. */
            of: string;
        } | {
            /** @enum {string} */
            kind: "year";
            /** @description The column. */
            of: string;
        } | {
            /** @description From. */
            from: string;
            /** @enum {string} */
            kind: "days";
            /** @description To. */
            to: string;
        };
        /** @description A derived column. */
        Derived: {
            /** @description How it is made. */
            how: components["schemas"]["Derivation"];
            /** @description Its name. */
            name: string;
        };
        /** @description The desk. */
        DeskCard: {
            /** @description Own share of everything (在保余额). */
            balance: components["schemas"]["Cash"];
            /** @description The year's rate by bank. */
            banks: components["schemas"]["BankRate"][];
            /** @description Fees and subsidies of the year. */
            flows: components["schemas"]["NamedCash"][];
            /** @description Capacity, concentration, tiers, reserves, compensation rate, each beside its line. */
            gauges: components["schemas"]["Gauge"][];
            /** @description The largest groups. */
            group: components["schemas"]["LargestLine"][];
            /**
             * Format: int64
             * @description Guarantees in force.
             */
            guarantees: number;
            /** @description Share of the balance in small firms and farming, percent. */
            inclusive_percent?: string | null;
            /** @description By kind. */
            kinds: components["schemas"]["KindLine"][];
            /** @description Whether the fast lane is open. */
            lane_open: boolean;
            /** @description With weights (责任余额). */
            liability: components["schemas"]["Cash"];
            /** @description Net assets without equity in other guarantors. */
            means: components["schemas"]["Cash"];
            /** @description Of which day. */
            on: string;
            /** @description What reserves should be: unearned, to be added to compensation, its ceiling. */
            reserves: components["schemas"]["NamedCash"][];
            /** @description What more liability the line leaves. */
            room: components["schemas"]["Cash"];
            /** @description The largest customers. */
            single: components["schemas"]["LargestLine"][];
            /** @description The day of the statement the ratios rest on; nothing when none was recorded. */
            statement_on?: string | null;
            /** @description Tiers of assets. */
            tiers: components["schemas"]["NamedCash"][];
        };
        /** @description Facts to enter in a guarantor's book, all of them or none. */
        DeskEntries: {
            /**
             * @description The facts, in this order: each has a `type` (`statement`, `lane`, `issue`, `release`, `compensate`, `recover`, `flow`) and that type's fields, as
             *     the how-to page on the guarantor's desk shows them.
             */
            entries: Record<string, never>[];
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
        /** @description One dimension's points. */
        DimensionCard: {
            /**
             * Format: int32
             * @description Most points.
             */
            cap: number;
            /** @description In English. */
            en: string;
            /** @description The dimension. */
            id: string;
            /** @description Its indicators. */
            indicators: components["schemas"]["IndicatorCard"][];
            /**
             * Format: int32
             * @description Points: the sum, at most the cap.
             */
            points: number;
            /**
             * Format: int32
             * @description Sum of its indicators.
             */
            sum: number;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description How well risk is ranked on one set of rows. */
        Discrimination: {
            /**
             * Format: double
             * @description Area under the ROC curve.
             */
            auc: number;
            /** @description Its interval at 95%, by bootstrap. */
            auc_interval: components["schemas"]["Interval"];
            /**
             * Format: int64
             * @description Bads.
             */
            bads: number;
            /**
             * Format: double
             * @description Gini, `2 AUC - 1`.
             */
            gini: number;
            /** @description Its interval. */
            gini_interval: components["schemas"]["Interval"];
            /**
             * Format: double
             * @description Kolmogorov-Smirnov.
             */
            ks: number;
            /** @description Its interval; a maximum is biased upward where rows are few. */
            ks_interval: components["schemas"]["Interval"];
            /**
             * Format: int64
             * @description Resamples behind the intervals.
             */
            replicates: number;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
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
        /** @description Bins that somebody drew. */
        DrawnBins: {
            /** @description The column. */
            column: string;
            /** @description Its bins: ranges or categories, special values, missing. */
            rules: components["schemas"]["BinRule"][];
        };
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
        /** @description Approval of a group against the reference among rows of like probability. */
        EqualRisk: {
            /**
             * Format: double
             * @description Pooled difference of the selection rates, each stratum weighing as Mantel and Haenszel have it.
             */
            difference: number;
            /**
             * Format: double
             * @description Pooled odds of approval over the reference's (Mantel and Haenszel, J. of the National Cancer Institute 22(4), 1959);
             *     below 1 the group is approved less often at the same risk. Absent when nothing can be compared.
             */
            odds_ratio?: number | null;
            /**
             * Format: double
             * @description Two-sided p-value of "no difference at equal risk" (Cochran-Mantel-Haenszel, without continuity correction).
             */
            p_value: number;
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
        /** @description The evidence on a card. */
        Evidence: {
            /** @description Against the incumbent and against rules alone. */
            benchmark: components["schemas"]["Benchmark"];
            /** @description Level. */
            calibration: components["schemas"]["CalibrationEvidence"];
            /** @description Cut-offs with profit, in fen for each 100 yuan lent, summed over the test rows (weighted where rows are). */
            cutoffs: components["schemas"]["CutoffReport"];
            /** @description Groups of people, gaps first; a row is taken for approved when its grade is A, B or C. */
            fairness: components["schemas"]["AttributeReport"][];
            /** @description Cut-offs between the grades. */
            grade_cutoffs: components["schemas"]["GradeCutoffs"];
            grade_design?: components["schemas"]["GradeDesign"] | null;
            /** @description Features that may know the outcome, worst first. */
            leaks: components["schemas"]["LeakFinding"][];
            /** @description What to keep in mind. */
            limits: components["schemas"]["KnownLimit"][];
            /** @description Where the rows came from. */
            lineage: components["schemas"]["Lineage"];
            /** @description Features that reveal a group. */
            proxies: components["schemas"]["ProxyReport"][];
            /** @description Reasons given. */
            reasons: components["schemas"]["ReasonLine"][];
            rejects?: components["schemas"]["RejectEvidence"] | null;
            /**
             * Format: double
             * @description AUC of the row's place in the file: clearly above 0.5, the file's order tells outcomes.
             */
            row_order_auc?: number | null;
            /** @description Ranking and level by segment. */
            segments: components["schemas"]["BySegment"][];
            /** @description What hangs on each characteristic. */
            sensitivity: components["schemas"]["Sensitivity"][];
            /** @description What is lost without each source of data. */
            sources: components["schemas"]["SourceReport"][];
            /** @description How rows were parted. */
            split: string;
            /** @description Stability. */
            stability: components["schemas"]["Stability"];
            /** @description What counts as bad. */
            target: string;
            /** @description Ranking on the rows that tested. */
            test: components["schemas"]["Discrimination"];
            /** @description Ranking on the rows that fitted. */
            train: components["schemas"]["Discrimination"];
            vintages?: components["schemas"]["BySegment"] | null;
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
        /** @description A feature's bins. */
        FeatureBins: {
            /** @description The bins. */
            bins: components["schemas"]["BinLine"][];
            /** @description The column. */
            column: string;
            /** @description Whether a person drew them. */
            drawn: boolean;
            /** @description The name in the card. */
            feature: string;
            /** @description Whether it is numbers that are cut, and not categories that are grouped. */
            numeric: boolean;
            /** @description Period by period, when a column dates the loans. */
            periods: components["schemas"]["PeriodLine"][];
            /** @description What they are worth. */
            worth: components["schemas"]["BinsWorth"];
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
        /** @description A fee the firm paid. */
        FeePayment: {
            /** @description Amount, as people write it. */
            amount: string;
            /** @description What it is for. */
            name: string;
            /** @description Value date; today when left out. */
            on?: string | null;
            /** @description Who was paid; the lender when left out. */
            payee?: string | null;
            /** @description Reference of the bank entry; the same reference is the same payment. */
            reference: string;
        };
        /** @description Figures of a run for lists and comparison. */
        Figures: {
            /**
             * Format: int32
             * @description Characteristics of the card.
             */
            characteristics: number;
            /**
             * Format: double
             * @description Bad rate less mean probability on the test rows.
             */
            level_error: number;
            /**
             * Format: double
             * @description Stability index of the points.
             */
            psi: number;
            /**
             * Format: double
             * @description AUC on the test rows.
             */
            test_auc: number;
            /**
             * Format: double
             * @description KS on the test rows.
             */
            test_ks: number;
            /**
             * Format: double
             * @description AUC on the rows that fitted.
             */
            train_auc: number;
        };
        /** @description The file a version was brought in from. */
        FileCard: {
            /** @description Columns that the model reads. */
            columns: components["schemas"]["ColumnCard"][];
            /** @description SHA-256 of the file, hexadecimal. */
            digest: string;
            /** @description What it was. */
            format: components["schemas"]["Named"];
            /** @description The mapping as it was given. */
            mapping: string;
            /** @description Columns of the file that the model does without. */
            unused: string[];
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
        /**
         * @description What the ratio of selection rates says.
         * @enum {string}
         */
        FourFifths: "pass" | "below-not-sure" | "fail" | "too-few";
        /** @description The gap of one group to the reference, in words that need no statistics. */
        Gap: {
            at_equal_risk?: components["schemas"]["EqualRisk"] | null;
            /**
             * Format: double
             * @description Selection rate minus the reference's.
             */
            difference: number;
            /** @description For English readers. */
            en: string;
            /** @description The group. */
            group: string;
            /** @description Its Newcombe interval. */
            interval: components["schemas"]["Interval"];
            /** @description The group approved most often. */
            reference: string;
            /** @description For Chinese readers. */
            zh: string;
        };
        /** @description A figure beside its line. */
        Gauge: {
            /** @description Whether the figure is to stay below the line, or above it. */
            at_most: boolean;
            /** @description `green`, `yellow` (nine tenths of the way), `red`, or `none`. */
            light: string;
            /** @description The line of the rulebook or of the guarantor's own limits. */
            line: string;
            /** @description `times` or `percent`: the unit of both. */
            unit: string;
            /** @description What it is; nothing when it cannot be said, such as a ratio over nothing. */
            value?: string | null;
            /** @description Which figure. */
            what: components["schemas"]["Named"];
        };
        /**
         * @description A grade from a calibrated probability of default; `A` is best and orders first.
         * @enum {string}
         */
        Grade: "A" | "B" | "C" | "D";
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
        /** @description Grades by calibrated probability of default: below `a_below` is A, then B, then C, the rest D. */
        GradeCutoffs: {
            /**
             * Format: double
             * @description A below this probability.
             */
            a_below: number;
            /**
             * Format: double
             * @description B below this probability.
             */
            b_below: number;
            /**
             * Format: double
             * @description C below this probability.
             */
            c_below: number;
        };
        /** @description The grades found. */
        GradeDesign: {
            /**
             * Format: double
             * @description Sum of the squared shares.
             */
            concentration: number;
            /** @description The cuts. */
            cutoffs: components["schemas"]["GradeCutoffs"];
            /** @description A to D. */
            grades: components["schemas"]["GradeFigures"][];
            /**
             * Format: double
             * @description Information value of the four grades.
             */
            iv: number;
            /**
             * Format: double
             * @description Share of the periods, with rows enough, in which bad rates rose from A to D.
             */
            ordered: number;
            /**
             * Format: double
             * @description Largest stability index of a period against all rows.
             */
            shift: number;
        };
        /** @description A grade against what came true. Counts are effective ones where rows carry weights. */
        GradeEvidence: {
            /**
             * Format: double
             * @description Bad rate.
             */
            bad_rate: number;
            /**
             * Format: int64
             * @description Effective bads.
             */
            effective_bads: number;
            /**
             * Format: int64
             * @description Effective rows, `(sum of weights)^2 / sum of squared weights`.
             */
            effective_rows: number;
            /** @description The grade. */
            grade: components["schemas"]["Grade"];
            /** @description Jeffreys interval of the bad rate at 95%. */
            interval: components["schemas"]["Interval"];
            light?: components["schemas"]["TrafficLight"] | null;
            /**
             * Format: double
             * @description Mean probability.
             */
            mean_pd: number;
            /**
             * Format: int64
             * @description Rows of the test.
             */
            rows: number;
            test?: components["schemas"]["BinomialTest"] | null;
        };
        /** @description One grade's figures over all periods. */
        GradeFigures: {
            /**
             * Format: double
             * @description Bad rate.
             */
            bad_rate: number;
            /**
             * Format: int64
             * @description Bads.
             */
            bads: number;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
            /**
             * Format: double
             * @description Share of the rows.
             */
            share: number;
        };
        /** @description A grade of the champion. */
        GradeRow: {
            /** @description Firms by the challenger's grade, A to D. */
            challenger: number[];
            /** @description The grade. */
            grade: components["schemas"]["Named"];
        };
        /** @description One group. */
        GroupReport: {
            /**
             * Format: double
             * @description Bad rate among the approved: lower than another group's, the bar was higher (the outcome test; Becker, *The
             *     Economics of Discrimination*, 1957). It can mislead where groups differ far from the bar.
             */
            approved_bad_rate?: number | null;
            /**
             * Format: double
             * @description Bad rate among rows with a known outcome.
             */
            bad_rate?: number | null;
            bad_rate_interval?: components["schemas"]["Interval"] | null;
            /** @description Whether the mean probability lies in the interval of the bad rate. */
            calibrated?: boolean | null;
            /** @description Whether it has rows enough to be compared. */
            compared: boolean;
            /**
             * Format: double
             * @description Share of the bads approved, among rows with a known outcome.
             */
            false_positive_rate?: number | null;
            /** @description Its name; `None` where the attribute is not known. */
            group?: string | null;
            /**
             * Format: double
             * @description Mean probability of default over the same rows.
             */
            mean_pd?: number | null;
            /**
             * Format: double
             * @description Selection rate over the reference's.
             */
            ratio?: number | null;
            ratio_interval?: components["schemas"]["Interval"] | null;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
            /** @description Its Wilson interval. */
            selection_interval: components["schemas"]["Interval"];
            /**
             * Format: double
             * @description Weighted share approved.
             */
            selection_rate: number;
            /**
             * Format: double
             * @description Weighted share of all rows.
             */
            share: number;
            /**
             * Format: double
             * @description Share of the goods approved, among rows with a known outcome.
             */
            true_positive_rate?: number | null;
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
        /** @description A bar of a histogram. */
        HistogramBar: {
            /**
             * Format: double
             * @description Share of bads among those whose outcome is known.
             */
            bad_rate?: number | null;
            /**
             * Format: double
             * @description From this number, included.
             */
            from: number;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
            /**
             * Format: double
             * @description To this number; included in the last bar only.
             */
            to: number;
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
        /** @description The Hosmer-Lemeshow test. */
        HosmerLemeshow: {
            /** @description Groups out of sample, groups - 2 in sample. */
            degrees: number;
            /**
             * Format: double
             * @description Upper tail of chi-squared; small when the probabilities do not hold.
             */
            p_value: number;
            /**
             * Format: double
             * @description `sum (D - n PD)^2 / (n PD (1 - PD))`.
             */
            statistic: number;
        };
        /** @description A model trained elsewhere. */
        Import: {
            /**
             * @description The file in base 64: LightGBM text, ONNX, a PMML scorecard, or a model document in JSON or YAML. Its format is found
             *     from its content.
             */
            file: string;
            /** @description Mapping of the model's columns to features, YAML or JSON; not needed when every column has the name of a feature. */
            mapping?: string;
            /** @description Its name; a known one gets its next version. */
            name: string;
            /** @description Study whose sample set it is tested on and whose feature names its columns may have; the loan history when left out. */
            study?: string | null;
        };
        /** @description One indicator's points. */
        IndicatorCard: {
            /**
             * Format: int32
             * @description Most points.
             */
            cap: number;
            /** @description In English. */
            en: string;
            /** @description What would prove it. */
            evidence?: string | null;
            /** @description The indicator. */
            id: string;
            /**
             * Format: int32
             * @description Points.
             */
            points: number;
            /** @description Unit of the value, in both languages. */
            unit: string;
            /** @description The value as given. */
            value?: Record<string, never> | null;
            /** @description In English. */
            why_en: string;
            /** @description Why, in Chinese. */
            why_zh: string;
            /** @description In Chinese. */
            zh: string;
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
        InstitutionKind: "operator" | "lender" | "guarantor" | "insurer" | "core-firm" | "fund";
        /** @description An estimate with the interval that covers the truth in `level` of all samples. */
        Interval: {
            /**
             * Format: double
             * @description To.
             */
            high: number;
            /**
             * Format: double
             * @description From.
             */
            low: number;
        };
        /** @description A user that was just added. */
        Invited: {
            /** @description The link by which the user sets a password and signs in. */
            link: components["schemas"]["Link"];
            /** @description The user. */
            user: components["schemas"]["UserCard"];
        };
        /** @description A loan for which a guarantee is asked or given. */
        IssueTerms: {
            /** @description The whole loan. */
            amount: string;
            /** @description Institution code of the bank. */
            bank: string;
            /** @description The bank's share, percent. */
            bank_percent: string;
            /** @description Credit code or id of the firm. */
            customer: string;
            /** @description Fee a year, percent of the loan. */
            fee_percent: string;
            /** @description The group of related parties it belongs to. */
            group?: string | null;
            /** @description `small-firm`, `farmer`, `housing`, `other-loan`, `bond-aa`, `bond-other`, `other`. */
            kind: string;
            /**
             * Format: int32
             * @description How long.
             */
            term_months: number;
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
        /**
         * @description How the values of a column are taken.
         * @enum {string}
         */
        Kind: "number" | "category" | "day";
        /** @description The balance of one kind. */
        KindLine: {
            /** @description Own share. */
            balance: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Customers.
             */
            customers: number;
            /** @description Which. */
            kind: components["schemas"]["Named"];
            /** @description With its weight. */
            weighted: components["schemas"]["Cash"];
        };
        /** @description Something the reader must keep in mind. */
        KnownLimit: {
            /** @description In English. */
            en: string;
            /** @description In Chinese. */
            zh: string;
        };
        /** @description What became of a set of accounts: the waterfall from all to those that fit a card. */
        LabelCounts: {
            /**
             * Format: int64
             * @description Bads.
             */
            bad: number;
            /** @description Excluded, by reason. */
            excluded: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Goods.
             */
            good: number;
            /**
             * Format: int64
             * @description Indeterminates.
             */
            indeterminate: number;
        };
        /** @description The lane's answer. */
        LaneCard: {
            /** @description Given, referred or stopped. */
            answer: components["schemas"]["Named"];
            /** @description Each rule. */
            checks: components["schemas"]["LaneLine"][];
            /** @description The number of the guarantee, when it was given. */
            number?: string | null;
            own?: components["schemas"]["Cash"] | null;
        };
        /** @description A rule of the lane. */
        LaneLine: {
            /** @description What it allows. */
            allowed: string;
            /** @description What it found. */
            found: string;
            /** @description Whether it holds. */
            holds: boolean;
            /** @description Which. */
            rule: components["schemas"]["Named"];
        };
        /** @description What is asked of the fast lane. */
        LaneRequest: components["schemas"]["IssueTerms"] & {
            /** @description The number that the guarantee gets when it is given. */
            number: string;
        };
        /** @description A customer or group with its part of net assets. */
        LargestLine: {
            /** @description Balance counted. */
            balance: components["schemas"]["Cash"];
            /** @description Percent of net assets. */
            percent?: string | null;
            /** @description Name, where the reader may see it; else the id. */
            who: string;
        };
        /** @description Shares that hold from a volume of trade on. */
        LayerBand: {
            /** @description The volume. */
            from_volume: components["schemas"]["Cash"];
            /** @description Whether the volume last reported is in this band. */
            in_force: boolean;
            /** @description The shares from there on. */
            shares: components["schemas"]["LayerShare"][];
        };
        /** @description A layer of the agreement, in the order in which they take a loss. */
        LayerCard: {
            above?: components["schemas"]["Cash"] | null;
            /** @description Other shares from volumes of trade on. */
            bands: components["schemas"]["LayerBand"][];
            /** @description Which slice it takes. */
            kind: components["schemas"]["Named"];
            limit?: components["schemas"]["Cash"] | null;
            /** @description What people call it. */
            name: string;
            /** @description Over what its limit counts. */
            per: components["schemas"]["Named"];
            /** @description Of which perils; all of them when empty. */
            perils: components["schemas"]["Named"][];
            /** @description Who bears it. */
            shares: components["schemas"]["LayerShare"][];
            /** @description What it has taken of paid claims. */
            taken: components["schemas"]["Cash"];
        };
        /** @description What one layer bore of a loss. */
        LayerPartCard: {
            /** @description The layer. */
            layer: string;
            /** @description What reached it. */
            reached: components["schemas"]["Cash"];
            /** @description Who bears it. */
            shares: components["schemas"]["ShareCard"][];
            /** @description What it took. */
            taken: components["schemas"]["Cash"];
        };
        /** @description A party's share of a layer. */
        LayerShare: {
            /** @description Name of the party in Chinese. */
            party: string;
            /** @description Percent of what the layer takes. */
            share_percent: string;
        };
        /** @description What speaks for a leak. */
        LeakEvidence: {
            /**
             * Format: double
             * @description The value.
             */
            iv: number;
            /** @enum {string} */
            kind: "value";
        } | {
            /**
             * Format: double
             * @description AUC alone.
             */
            alone: number;
            /** @enum {string} */
            kind: "outranks";
            /**
             * Format: double
             * @description AUC of the others together.
             */
            others: number;
        } | {
            /**
             * Format: double
             * @description Its bad rate.
             */
            bad_rate: number;
            /** @description The bin. */
            bin: string;
            /**
             * Format: double
             * @description The bad rate that all other features together lead to expect there.
             */
            expected_bad_rate: number;
            /** @enum {string} */
            kind: "parting-bin";
            /**
             * Format: int64
             * @description Rows of the judging half in it.
             */
            rows: number;
            /**
             * Format: double
             * @description How many times as few of the rarer outcome there are as expected.
             */
            times: number;
        };
        /** @description One feature. */
        LeakFinding: {
            /**
             * Format: double
             * @description AUC alone, on the judging half.
             */
            auc: number;
            /** @description What speaks against it. */
            evidence: components["schemas"]["LeakEvidence"][];
            /** @description The feature. */
            feature: string;
            /**
             * Format: double
             * @description Information value, on the fitting half.
             */
            iv: number;
            /** @description What is to be done. */
            verdict: components["schemas"]["LeakVerdict"];
        };
        /**
         * @description What is to be done with a feature.
         * @enum {string}
         */
        LeakVerdict: "clear" | "suspect" | "leak";
        /** @description How the level of the probability is set. */
        Level: {
            /** @enum {string} */
            kind: "as-sampled";
        } | {
            /** @enum {string} */
            kind: "bad-rate";
            /**
             * Format: double
             * @description Percent.
             */
            percent: number;
        } | {
            /** @enum {string} */
            kind: "platt-on-test";
        };
        /** @description From the model's logit to grades. */
        LevelCard: {
            /**
             * Format: double
             * @description Grade A below this probability, percent.
             */
            a_below_percent: number;
            /**
             * Format: double
             * @description Grade B below this one.
             */
            b_below_percent: number;
            /**
             * Format: double
             * @description Grade C below this one, D from it on.
             */
            c_below_percent: number;
            /**
             * Format: double
             * @description Added to the logit.
             */
            shift: number;
            /**
             * Format: double
             * @description Multiplies the logit.
             */
            slope: number;
        };
        /** @description Rows with like predictions. */
        LgdDecile: {
            /**
             * Format: double
             * @description Weighted mean loss.
             */
            actual: number;
            /**
             * Format: double
             * @description Lowest prediction in the group.
             */
            from: number;
            /**
             * Format: double
             * @description Weighted mean prediction.
             */
            predicted: number;
            /**
             * Format: double
             * @description Weighted rows.
             */
            rows: number;
            /**
             * Format: double
             * @description Highest prediction in the group.
             */
            to: number;
        };
        /** @description The measures. */
        LgdQuality: {
            /**
             * Format: double
             * @description Weighted mean loss.
             */
            actual: number;
            /** @description Groups of like weight by rising prediction. */
            deciles: components["schemas"]["LgdDecile"][];
            /**
             * Format: double
             * @description Mean of `|predicted - actual|`.
             */
            mean_absolute_error: number;
            /**
             * Format: double
             * @description Weighted mean prediction.
             */
            predicted: number;
            /**
             * Format: double
             * @description `1 - sum (actual - predicted)^2 / sum (actual - mean)^2`; absent where every loss is alike. Negative when the mean
             *     would have been nearer.
             */
            r_squared?: number | null;
            /**
             * Format: double
             * @description Square root of the mean of the squared error.
             */
            root_mean_squared_error: number;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
        };
        /**
         * @description What the number of defaults says about the stated probability.
         * @enum {string}
         */
        Light: "green" | "yellow" | "red";
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
        /** @description Where the rows came from and what became of them. */
        Lineage: {
            /** @description The sample set's name. */
            dataset: string;
            /** @description SHA-256 of the file it was read from, hexadecimal. */
            dataset_digest: string;
            /** @description The format of that file. */
            format: string;
            /** @description When it was brought in. */
            imported_at: string;
            /**
             * Format: int64
             * @description Rows read from the file.
             */
            read: number;
            /**
             * Format: int64
             * @description Rows refused there, in quarantine.
             */
            refused: number;
            /** @description Whether the rows are simulated. */
            simulated: boolean;
            /** @description Rows the study left out, by reason. */
            stayed_out: components["schemas"]["StayedOut"][];
            /** @description SHA-256 of the study document, hexadecimal: with the file's digest it makes this card again. */
            study_digest: string;
            /** @description Rows that tested, and bads among them. */
            test: [
                number,
                number
            ];
            /** @description Rows that fitted, and bads among them. */
            train: [
                number,
                number
            ];
            /**
             * Format: int64
             * @description Rows whose outcome is not known or indeterminate.
             */
            unknown: number;
            /** @description Whether rows carry weights. */
            weighted: boolean;
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
            /** @description How days become a fraction of a year. */
            day_count: components["schemas"]["Named"];
            /** @description What happened, by effective date. */
            facts: components["schemas"]["FactCard"][];
            /** @description Firm id. */
            firm: string;
            /** @description Registered name of the firm; nothing once it was erased. */
            firm_name?: string | null;
            floating?: components["schemas"]["Named"] | null;
            /** @description How often an instalment falls due. */
            frequency: components["schemas"]["Named"];
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
            watched?: components["schemas"]["Named"] | null;
        };
        /** @description A change of a loan, as a person says it. */
        LoanChange: {
            /** @enum {string} */
            change: "agree-rate";
            /** @description Contract rate from then on, percent a year. */
            rate_percent: string;
            /**
             * Format: int64
             * @description The spread over the LPR from then on, basis points; for a floating rate, and as it was when left out.
             */
            spread_bps?: number | null;
        } | {
            /** @enum {string} */
            change: "extend";
            /**
             * Format: int32
             * @description How many months later.
             */
            months: number;
        } | {
            /** @enum {string} */
            change: "restructure";
            /** @description Whether the debtor is in financial difficulty: then the loan is watched, and its class held, for a year. */
            in_difficulty: boolean;
            /**
             * Format: int32
             * @description Months from the change to the new end.
             */
            months: number;
            /** @description Contract rate from then on, percent a year; as it was when left out. */
            rate_percent?: string | null;
            /** @description `annuity`, `equal-principal`, `interest-first` or `bullet`; as it was when left out. */
            repayment?: string | null;
            /** @description Whether overdue principal is planned anew with the rest; otherwise it stays overdue. */
            replan_arrears: boolean;
        } | {
            /** @description How much, as people write it. */
            amount: string;
            /** @enum {string} */
            change: "waive-penalty";
        } | {
            /** @enum {string} */
            change: "transfer-debt";
            /** @description Credit code or firm id of who will owe. */
            firm: string;
        } | {
            /** @description Loan id or contract number of the new loan, signed and not paid out. */
            by_loan: string;
            /** @enum {string} */
            change: "renew";
            /** @description Whether it meets every condition of 金规〔2024〕13号, so that the renewal alone does not lower the class. */
            qualifies: boolean;
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
        /** @description What is asked of a study. */
        LossAsked: {
            /** @description The column with what was lost; empty where the workout is not at its end. */
            lost: string;
            /** @description The column with the exposure that it was lost of; left out, `lost` is the share itself. */
            of?: string | null;
            /**
             * Format: double
             * @description Shares up to this count as nothing lost; 0 when left out.
             */
            threshold?: number | null;
        };
        /** @description A part of the loss by what it came from. */
        LossCause: {
            /** @description How much of the loss, as people write it. */
            amount: string;
            /** @description `credit`, `trade-interruption`, `receivable-shortfall` or `disaster`. */
            peril: string;
        };
        /** @description A loan in a run with the formula. */
        LossDetail: {
            /** @description Conditional probability of default by year, percent. */
            curve_percent: string[];
            /**
             * Format: int32
             * @description Days to maturity.
             */
            days_left: number;
            /** @description What interest is earned on: gross in stages 1 and 2, net in stage 3. */
            interest_base: components["schemas"]["Cash"];
            /** @description Loss given default, percent. */
            lgd_percent: string;
            /** @description The loan. */
            loan: components["schemas"]["LossLoanCard"];
            /** @description Contract rate that discounts, percent a year. */
            rate_percent: string;
            /** @description Scenarios: name, weight, factor of default, factor of loss. */
            scenarios: components["schemas"]["ScenarioLine"][];
            /** @description Year by year. */
            years: components["schemas"]["LossYear"][];
        };
        /** @description Losses of a study's bad loans. */
        LossFound: {
            /** @description What the chance of any loss hangs on; absent where every default lost something. */
            any_loss?: components["schemas"]["Covariate"][] | null;
            /**
             * Format: int64
             * @description Losses below nothing or above the whole, taken as nothing or the whole.
             */
            capped: number;
            /** @description The model's document. */
            model: Record<string, never>;
            /** @description Features in neither stage. */
            not_used: components["schemas"]["NotUsed"][];
            on_test?: components["schemas"]["LgdQuality"] | null;
            /** @description How near the model comes on the rows that fitted. */
            on_train: components["schemas"]["LgdQuality"];
            /** @description What the share lost hangs on, where anything is. */
            severity: components["schemas"]["Covariate"][];
            /** @description What it means to default, in words. */
            target: string;
            /**
             * Format: int64
             * @description Bad loans with a known loss that tested.
             */
            test: number;
            /**
             * Format: int64
             * @description Bad loans with a known loss that fitted.
             */
            train: number;
            /**
             * Format: int64
             * @description Bad loans whose loss is not known.
             */
            unknown: number;
        };
        /** @description A part of a run. */
        LossLine: {
            /** @description Loss over exposure, percent. */
            coverage_percent?: string | null;
            /** @description Exposure. */
            exposure: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Loans.
             */
            loans: number;
            /** @description Expected loss. */
            loss: components["schemas"]["Cash"];
            /** @description Which. */
            name: components["schemas"]["Named"];
        };
        /** @description A loan in a run. */
        LossLoanCard: {
            /** @description What put it there. */
            cause: components["schemas"]["Named"];
            /** @description Its class. */
            class: components["schemas"]["Named"];
            /** @description How it is secured. */
            cover: components["schemas"]["Named"];
            /** @description Loss over exposure, percent. */
            coverage_percent?: string | null;
            /**
             * Format: int32
             * @description Days past due.
             */
            days_past_due: number;
            /** @description Exposure. */
            exposure: components["schemas"]["Cash"];
            /** @description Grade, as the run took it. */
            grade?: string | null;
            /** @description Loan id. */
            loan: string;
            /** @description Expected loss. */
            loss: components["schemas"]["Cash"];
            /** @description Its number. */
            number: string;
            /** @description Product code. */
            product: string;
            /** @description Its stage. */
            stage: components["schemas"]["Named"];
        };
        /** @description A page of loans. */
        LossLoans: {
            /** @description By number. */
            items: components["schemas"]["LossLoanCard"][];
            /** @description Cursor of the next page. */
            next?: string | null;
        };
        /** @description A version of the parameters. */
        LossParametersCard: {
            /** @description What may be done next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description Who wrote it. */
            by: string;
            /** @description Who decided on it. */
            decided_by?: string | null;
            /** @description The document. */
            document: Record<string, never>;
            /** @description Whether runs take it. */
            in_force: boolean;
            /** @description What people call it. */
            name: string;
            /** @description Why it was refused. */
            reason?: string | null;
            /** @description Where the curves come from. */
            source: string;
            /** @description `drafted`, `approved` or `refused`. */
            state: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description Version.
             */
            version: number;
        };
        /** @description A run of expected losses. */
        LossRunCard: {
            /** @description By class. */
            classes: components["schemas"]["LossLine"][];
            /** @description Loss over exposure, percent. */
            coverage_percent?: string | null;
            /** @description By cover. */
            covers: components["schemas"]["LossLine"][];
            /** @description The end of which day. */
            day: string;
            /** @description Exposure. */
            exposure: components["schemas"]["Cash"];
            /** @description By grade. */
            grades: components["schemas"]["LossLine"][];
            /** @description Its id. */
            id: string;
            /**
             * Format: int64
             * @description Loans.
             */
            loans: number;
            /** @description Expected loss. */
            loss: components["schemas"]["Cash"];
            /**
             * Format: int32
             * @description Version of the parameters.
             */
            parameters: number;
            /** @description Their name. */
            parameters_name: string;
            /** @description By product. */
            products: components["schemas"]["LossLine"][];
            /** @description By stage and class, for the picture. */
            stage_classes: components["schemas"]["StageClass"][];
            /** @description By stage. */
            stages: components["schemas"]["LossLine"][];
        };
        /** @description One year of the formula, with its numbers. */
        LossYear: {
            /** @description Discount. */
            discount: string;
            /** @description Exposure. */
            exposure: components["schemas"]["Cash"];
            /** @description The year written out. */
            formula: string;
            /** @description Expected loss. */
            loss: components["schemas"]["Cash"];
            /** @description Marginal probability of default, weighted over the scenarios, percent. */
            marginal_pd_percent: string;
            /** @description Marginal probability of default times loss given default, weighted, percent. */
            weighted_percent: string;
            /**
             * Format: int32
             * @description Which year; 0 for a default that has happened.
             */
            year: number;
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
        /** @description Loans that went from one stage to another. */
        Migration: {
            /** @description Exposure: in the later run, or in the earlier one for loans that are gone. */
            exposure: components["schemas"]["Cash"];
            /**
             * Format: int32
             * @description 1, 2 or 3; 0 for new loans.
             */
            from: number;
            /**
             * Format: int64
             * @description Loans.
             */
            loans: number;
            /**
             * Format: int32
             * @description 1, 2 or 3; 0 for loans that are gone.
             */
            to: number;
        };
        /**
         * @description What a prepayment does to the instalments that remain.
         * @enum {string}
         */
        Mode: "keep-term" | "shorten-term" | "keep-plan";
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
        /** @description What moved expected losses from one run to another. */
        MovementCard: {
            /** @description The earlier run. */
            from: string;
            /** @description Its day. */
            from_day: string;
            /** @description Opening, moved between stages, re-measured, new, repaid, written off, closing. */
            lines: components["schemas"]["MovementLine"][];
            /** @description Stages from and to. */
            migrations: components["schemas"]["Migration"][];
            /** @description The later run. */
            to: string;
            /** @description Its day. */
            to_day: string;
        };
        /** @description A line of the movement of expected losses. */
        MovementLine: {
            /**
             * Format: int64
             * @description Loans.
             */
            loans: number;
            /** @description By stage of the later run, of the earlier one for loans that are gone. */
            stages: components["schemas"]["Cash"][];
            /** @description Together. */
            total: components["schemas"]["Cash"];
            /** @description What moved it. */
            what: components["schemas"]["Named"];
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
        /** @description An amount under a name. */
        NamedCash: {
            /** @description How much. */
            amount: components["schemas"]["Cash"];
            /** @description What. */
            what: components["schemas"]["Named"];
        };
        /** @description A circumstance as a person writes it down. Amounts as people write them; days as `YYYY-MM-DD`. */
        NewCircumstance: {
            /** @description Firm id or credit code; not needed beside a loan. */
            firm?: string | null;
            /**
             * @description What: `use-changed`, `refinanced`, `renewal-qualifies`, `npl-elsewhere`, `impaired`, `rating-cut`, `debts-overdue`, `evasion`,
             *     `bankruptcy`, `expected-loss`, `downgraded`, `merged`, `non-retail`, `judged`, `technical-delay`, `enhancement-recognised`,
             *     `able-to-perform`, `retail`, `secured` or `stage-rebutted`.
             */
            kind: string;
            /** @description Loan id or number, for what is of one loan. */
            loan?: string | null;
            /** @description From which day it counts; today when left out. */
            on?: string | null;
            /** @description Of `debts-overdue`: overdue more than 90 days at all banks. Of `expected-loss`: the loss. */
            part?: string | null;
            /** @description Why it is recorded. */
            reason: string;
            renewal?: components["schemas"]["RenewalEntry"] | null;
            /** @description Where it is known from. */
            source: string;
            /** @description Of `judged`: the class. Of `downgraded`: the grade. Of `secured`: `unsecured`, `guaranteed`, `mortgaged` or `pledged`. */
            to?: string | null;
            /** @description Of `debts-overdue`: all debts at banks. Of `expected-loss`: the carrying amount. */
            whole?: string | null;
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
        /** @description Parameters of expected losses. */
        NewLossParameters: {
            /** @description The document: curves by grade, losses by cover, scenarios, staging, as the page on expected losses shows it. */
            document: Record<string, never>;
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
        /** @description A feature that is in no model. */
        NotUsed: {
            /** @description The feature. */
            feature: string;
            /** @description Why, as the arithmetic says it. */
            reason: string;
        };
        /** @description A body without content. */
        Nothing: Record<string, never>;
        /** @description Largest gaps over the groups compared. */
        OddsGap: {
            /**
             * Format: double
             * @description The larger.
             */
            equalised_odds: number;
            /**
             * Format: double
             * @description Among bads.
             */
            false_positive: number;
            /**
             * Format: double
             * @description Among goods.
             */
            true_positive: number;
            /** @description Whether it keeps under the line. */
            within: boolean;
        };
        /** @description A study to open. */
        OpenStudy: {
            /** @description What people call it. */
            name: string;
            /** @description Sample-set id or name. */
            sample_set: string;
        };
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
        /** @description The outcomes of a study's rows. */
        OutcomeTable: {
            /**
             * Format: double
             * @description Weighted share of bads among the known.
             */
            bad_rate?: number | null;
            /**
             * Format: int64
             * @description Bad rows.
             */
            bads: number;
            /**
             * Format: int64
             * @description Good rows.
             */
            goods: number;
            /** @description Why rows cannot be parted yet, when they cannot. */
            parting_problem?: string | null;
            /** @description By period, when a column dates the loans. */
            periods: components["schemas"]["PeriodOutcomes"][];
            /**
             * Format: int64
             * @description Rows of the sample set.
             */
            rows: number;
            /** @description Rows that stayed out, by reason. */
            stayed_out: components["schemas"]["StayedOut"][];
            /** @description Known rows that would test it, and bads among them. */
            test: [
                number,
                number
            ];
            /** @description Known rows that would fit the card, and bads among them. */
            train: [
                number,
                number
            ];
            /**
             * Format: int64
             * @description Rows whose outcome is not known or indeterminate.
             */
            unknown: number;
        };
        /** @description That a circumstance is over. */
        Over: {
            /** @description The first day on which it counts no more; today when left out. */
            on?: string | null;
            /** @description Why. */
            reason: string;
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
        /** @description Which rows fit the card and which test it. */
        Parting: {
            /** @enum {string} */
            kind: "hold-out";
            /**
             * Format: int64
             * @description Draws the lots.
             */
            seed: number;
            /**
             * Format: double
             * @description Percent of the rows kept to test.
             */
            test_percent: number;
        } | {
            /** @enum {string} */
            kind: "time";
            /** @description The last that tests; later rows are left out because their outcomes are not ripe. */
            test_through?: string | null;
            /** @description The last that fits: a day (`2006-12-31`) or, for a column of years, a year. */
            train_through: string;
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
        /** @description How the rows of a history are to be read. */
        PastAsked: {
            /** @description Column with the amount lent. */
            amount_column: string;
            /** @description Column with the principal lost on bad loans, in the unit of the amounts; the whole amount when left out. */
            loss_column?: string | null;
            /** @description Rate a year the loans bore, percent: what the profit of then is worked out with. */
            rate_percent: string;
            /** @description Column with the tenor in months. */
            tenor_column?: string | null;
            /**
             * Format: int32
             * @description Tenor in months that each row is asked with, when no column has it.
             */
            tenor_months?: number | null;
            /** @description The unit of that column; yuan when left out. */
            unit?: components["schemas"]["AmountUnit"];
        };
        /** @description What a back-test on past loans rests on. */
        PastBasis: {
            /** @description Name of the sample set. */
            dataset: string;
            /** @description In English. */
            en: string;
            /** @description How the rows were read. */
            read_as: components["schemas"]["PastAsked"];
            /** @description Name of the scorecard, and its version. */
            scorecard: string;
            /**
             * Format: int32
             * @description Its version.
             */
            scorecard_version: number;
            /** @description Name of the study. */
            study: string;
            /** @description What is taken for granted, in Chinese. */
            zh: string;
        };
        /** @description Past guaranteed loans. */
        PastCard: {
            /**
             * Format: int64
             * @description Loans of the histories that say neither a year nor what was guaranteed: in no sum.
             */
            left_out: number;
            /** @description By year, by percentage or by both. */
            lines: components["schemas"]["PastLine"][];
            total?: components["schemas"]["PastLine"] | null;
        };
        /** @description Sums over past loans. */
        PastLine: {
            /** @description Approved. */
            approved: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description Of these, charged off.
             */
            bad: number;
            /** @description Principal charged off. */
            charged_off: components["schemas"]["Cash"];
            /** @description The guarantor's part of it. */
            compensated: components["schemas"]["Cash"];
            /** @description Disbursed. */
            disbursed: components["schemas"]["Cash"];
            /** @description Guaranteed of it. */
            guaranteed: components["schemas"]["Cash"];
            /** @description The lender's part of it. */
            lender_loss: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description How many loans.
             */
            loans: number;
            /**
             * Format: int32
             * @description Guaranteed percentage, rounded to a whole percent; nothing where the sum is over all of them.
             */
            percent?: number | null;
            /** @description Repaid. */
            repaid: components["schemas"]["Cash"];
            /**
             * Format: int32
             * @description The source's fiscal year of approval; nothing where the sum is over all of them.
             */
            year?: number | null;
        };
        /** @description A product to try on the loans of a study's sample set. */
        PastRequest: {
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
            /** @description How the rows are to be read. */
            read_as: components["schemas"]["PastAsked"];
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
        /** @description What pays a loan off on a day, if nothing is paid before it. */
        PayoffCard: {
            /** @description Money received that nothing due has used, to be taken off. */
            advance: components["schemas"]["Cash"];
            /** @description Interest up to the day. */
            interest: components["schemas"]["Cash"];
            /** @description The day. */
            on: string;
            /** @description Penalty and compound interest up to the day. */
            penalty: components["schemas"]["Cash"];
            /** @description Principal, due and not yet due. */
            principal: components["schemas"]["Cash"];
            /** @description What is to be paid. */
            total: components["schemas"]["Cash"];
        };
        /** @description A feature in one period. */
        PeriodLine: {
            /**
             * Format: double
             * @description Correlation of the period's evidence with that of all rows; below 0 the feature turned over.
             */
            agreement?: number | null;
            /** @description Bad rate of each bin, in the bins' order. */
            bad_rates: (number | null)[];
            /**
             * Format: double
             * @description Information value in this period alone.
             */
            iv: number;
            /** @description `2006`, `2024Q3`. */
            period: string;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
            /** @description Share of each bin. */
            shares: number[];
            /**
             * Format: double
             * @description Stability index against all fitting rows.
             */
            stability: number;
        };
        /** @description One period's loans. */
        PeriodOutcomes: {
            /**
             * Format: double
             * @description Weighted share of bads among the known.
             */
            bad_rate?: number | null;
            /**
             * Format: int64
             * @description Bad rows.
             */
            bads: number;
            /**
             * Format: int64
             * @description Good rows.
             */
            goods: number;
            /** @description `2006`, `2024Q3`. */
            period: string;
            /**
             * Format: int64
             * @description Rows whose outcome is not known or indeterminate.
             */
            unknown: number;
        };
        /** @description A firm to give points to. */
        PointsAsked: {
            /** @description The document of points. */
            document: components["schemas"]["PointsDocument"];
            /** @description Indicators whose evidence is there. */
            proven?: string[];
            /** @description What is known of the firm, by indicator: a number, a category or null. What is not given counts nothing. */
            values?: Record<string, never>;
        };
        /** @description A firm's points with the trace. They order firms; they are no probability. */
        PointsCard: {
            /** @description Dimension by dimension. */
            dimensions: components["schemas"]["DimensionCard"][];
            /** @description The grade. */
            grade: string;
            /**
             * Format: int32
             * @description Most points to be had.
             */
            most: number;
            /** @description The document's name. */
            name: string;
            /** @description Who agreed on it, and what it is not. */
            note: string;
            /** @description Largest losses first. */
            reasons: components["schemas"]["PointsLost"][];
            /**
             * Format: int32
             * @description Points.
             */
            total: number;
            /**
             * Format: int32
             * @description Its version.
             */
            version: number;
        };
        /** @description One dimension. */
        PointsDimension: {
            /**
             * Format: int32
             * @description Most points.
             */
            cap: number;
            /** @description English name. */
            en: string;
            /** @description Stable id. */
            id: string;
            /** @description Its indicators. */
            indicators: components["schemas"]["PointsIndicator"][];
            /** @description Chinese name. */
            zh: string;
        };
        /** @description The document. */
        PointsDocument: {
            /** @description The dimensions. */
            dimensions: components["schemas"]["PointsDimension"][];
            /** @description Grades from best to worst; the last begins at 0. */
            grades: components["schemas"]["PointsGrade"][];
            /** @description Its name. */
            name: string;
            /** @description Who agreed on it, from what, and what it is not, in words. */
            note: string;
            /**
             * Format: int32
             * @description At most this many reasons.
             */
            reasons: number;
            /**
             * Format: int32
             * @description Document schema, [`SCHEMA`].
             */
            schema: number;
            /**
             * Format: int32
             * @description Its version, from 1.
             */
            version: number;
        };
        /** @description Where a grade begins. */
        PointsGrade: {
            /**
             * Format: int32
             * @description Fewest points.
             */
            from: number;
            /** @description The grade. */
            grade: components["schemas"]["Grade"];
        };
        /** @description One indicator. */
        PointsIndicator: {
            /**
             * Format: int32
             * @description Most points.
             */
            cap: number;
            /** @description English name. */
            en: string;
            /** @description What proves it, in words; without it the indicator counts nothing. Absent where the value comes from a register. */
            evidence?: string | null;
            /** @description Name of the value in the input. */
            id: string;
            /** @description The rule: `{"kind": "bands", "bands": [...]}`, `{"kind": "each", "points": 5}`, `{"kind": "categories", "points": {...}, "other": 0}`. */
            rule: Record<string, never>;
            /** @description Unit of the number, told to people; empty for categories. */
            unit: string;
            /** @description Chinese name. */
            zh: string;
        };
        /** @description What stands between the firm and more points. */
        PointsLost: {
            /** @description In English. */
            en: string;
            /** @description The indicator. */
            indicator: string;
            /**
             * Format: int32
             * @description Points it would add.
             */
            points: number;
            /** @description In Chinese. */
            zh: string;
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
        /** @description A pool. */
        PoolCard: {
            /** @description Whether put in and returned less paid make up the balance: the ledger's own proof. */
            adds_up: boolean;
            /** @description What is in it. */
            balance: components["schemas"]["Cash"];
            /** @description Put in. */
            funded: components["schemas"]["Cash"];
            /** @description Pool id. */
            id: string;
            /** @description The ledger, oldest first. */
            lines: components["schemas"]["PoolLineCard"][];
            /** @description What people call it. */
            name: string;
            /** @description Claims paid. */
            paid: components["schemas"]["Cash"];
            /** @description Claims paid this year. */
            paid_this_year: components["schemas"]["Cash"];
            per_claim?: components["schemas"]["Cash"] | null;
            per_year?: components["schemas"]["Cash"] | null;
            /** @description Returned. */
            returned: components["schemas"]["Cash"];
            /** @description Share of a lender's own loss, percent. */
            share_percent: string;
            /** @description Stop line, percent of money put in. */
            stop_percent?: string | null;
            /** @description Subsidies paid. */
            subsidies: components["schemas"]["Cash"];
            /** @description Subsidies paid this year. */
            subsidies_this_year: components["schemas"]["Cash"];
            subsidy_per_year?: components["schemas"]["Cash"] | null;
        };
        /** @description The terms of a pool as a person writes them. */
        PoolDocument: {
            /** @description The most for one claim. */
            cap_per_claim?: string | null;
            /** @description The most for all claims of a year. */
            cap_per_year?: string | null;
            /** @description What people call it. */
            name: string;
            /** @description Share of a lender's own loss that it makes good, percent. */
            share_percent: string;
            /** @description Claims paid over money put in at which it pays no more, percent. */
            stop_percent?: string | null;
            /** @description The most for subsidies of a year. */
            subsidy_per_year?: string | null;
        };
        /** @description Lines to enter in a pool's ledger, all of them or none. */
        PoolEntries: {
            /** @description The lines, in this order. */
            entries: components["schemas"]["PoolEntry"][];
        };
        /** @description A line to enter. Amounts as people write them; days as `YYYY-MM-DD`, today when left out. */
        PoolEntry: {
            /** @description How much. */
            amount: string;
            /** @description When. */
            on?: string | null;
            /** @description Reference of the bank entry. */
            reference: string;
            /** @description Which budget. */
            source: string;
            /** @enum {string} */
            type: "fund";
        } | {
            /** @description Institution code of the lender. */
            lender: string;
            /** @description Its own loss, after guarantors and recoveries. */
            loss: string;
            /** @description When. */
            on?: string | null;
            /** @description Reference of the claim. */
            reference: string;
            /** @enum {string} */
            type: "claim";
        } | {
            /** @description Reference of the claim. */
            claim: string;
            /** @description When. */
            on?: string | null;
            /** @description What the lender recovered. */
            recovered: string;
            /** @description Reference of the bank entry. */
            reference: string;
            /** @enum {string} */
            type: "return";
        } | {
            /** @description How much. */
            amount: string;
            /** @description When. */
            on?: string | null;
            /** @description `premium` or `interest`. */
            purpose: string;
            /** @description Reference of the bank entry. */
            reference: string;
            /** @description Institution code of who gets it. */
            to: string;
            /** @enum {string} */
            type: "subsidy";
        };
        /** @description A line of the ledger. */
        PoolLineCard: {
            /** @description The balance after it. */
            balance: components["schemas"]["Cash"];
            basis?: components["schemas"]["Cash"] | null;
            /** @description What it added, below zero where money went out. */
            change: components["schemas"]["Cash"];
            limited_by?: components["schemas"]["Named"] | null;
            /** @description Business day. */
            on: string;
            /** @description Whose loss, who gets it, or which budget. */
            party: string;
            /** @description Its reference. */
            reference: string;
            /** @description What happened. */
            what: components["schemas"]["Named"];
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
            /**
             * @description What becomes of the instalments that remain: smaller (`keep-term`, when left out), fewer (`shorten-term`), or as planned
             *     with the last ones reduced (`keep-plan`).
             */
            mode?: components["schemas"]["Mode"];
            /** @description Value date; today when left out. */
            on?: string | null;
            /** @description Reference of the bank entry; the same reference is the same payment. */
            reference: string;
        };
        /** @description An act to look at before it is done. */
        Preview: {
            /** @description `pay`, `prepay`, `reverse-payment` or `change`. */
            act: components["schemas"]["PreviewAct"];
            /** @description How much, for money received, as people write it. */
            amount?: string | null;
            change?: components["schemas"]["LoanChange"] | null;
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
        PreviewAct: "pay" | "prepay" | "reverse-payment" | "change";
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
            /** @description How often an instalment falls due. */
            frequency: components["schemas"]["Named"];
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
        /** @description A column with its values, gaps and bad rates. */
        Profiles: {
            /** @description Every column. */
            columns: components["schemas"]["ColumnProfile"][];
        };
        /** @description A programme as a person writes it down. Amounts as people write them; percent as `50` or `1.5`; days as `YYYY-MM-DD`. */
        ProgrammeDocument: {
            /** @description The first day that counts. */
            from: string;
            /** @description Industry codes begin so; any when left out. */
            industries?: string[];
            /** @description Loans up to this principal. */
            loan_most?: string | null;
            /** @description What people call it. */
            name: string;
            /** @description The most for one firm in a year. */
            per_firm_year?: string | null;
            /** @description The most for one loan over its life. */
            per_loan?: string | null;
            /** @description The most in a year. */
            per_year?: string | null;
            /** @description Percentage points a year that it pays. */
            points?: string | null;
            /** @description Principal of a loan on which it pays at most. */
            principal_most?: string | null;
            /** @description Product codes; any when left out. */
            products?: string[];
            /** @description Share of the contract rate that it pays, percent. This or `points`. */
            share_percent?: string | null;
            /** @description Who pays, and under which document. */
            source: string;
            /** @description The last day that counts. */
            until: string;
            /**
             * Format: int32
             * @description Days of a year: 360 (as it is when left out) or 365.
             */
            year_days?: number | null;
        };
        /** @description Sums over transactions. */
        ProgrammeLine: {
            /** @description Premiums of borrowers into the reserve. */
            borrower_premium: components["schemas"]["Cash"];
            /** @description Support of collateral. */
            collateral: components["schemas"]["Cash"];
            /** @description Private money at the same time. */
            concurrent_private: components["schemas"]["Cash"];
            /** @description Loan or investment. */
            financed: components["schemas"]["Cash"];
            /** @description What it is summed by: a programme, a state, a year. */
            group: components["schemas"]["Named"];
            /** @description Guaranteed. */
            guaranteed: components["schemas"]["Cash"];
            /** @description Premiums of lenders into the reserve. */
            lender_premium: components["schemas"]["Cash"];
            /** @description Other money that is not private. */
            non_private: components["schemas"]["Cash"];
            /** @description Public money used first. */
            public_funds: components["schemas"]["Cash"];
            /** @description Public money used again. */
            recycled_funds: components["schemas"]["Cash"];
            /** @description Private money later. */
            subsequent_private: components["schemas"]["Cash"];
            /**
             * Format: int64
             * @description How many transactions.
             */
            transactions: number;
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
            change?: components["schemas"]["LoanChange"] | null;
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
        /** @description A change of a loan for a second person to approve. */
        ProposedChange: {
            /** @description What changes. */
            change: components["schemas"]["LoanChange"];
            /** @description From when it counts; today when left out, a past day for a change agreed on then. */
            on?: string | null;
            /** @description Why. */
            reason: string;
        };
        /** @description Provisions of the book by class. */
        ProvisionCard: {
            /** @description Balance by class. */
            classes: components["schemas"]["Bucket"][];
            /** @description The line of coverage, percent. */
            coverage_line: string;
            /** @description Of which close. */
            day: string;
            /** @description By method: of 2002, of 2012, and the last run of expected losses on or before the day. */
            methods: components["schemas"]["RatioLine"][];
            /** @description Non-performing. */
            non_performing: components["schemas"]["Cash"];
            /** @description Non-performing over all, percent. */
            npl_percent?: string | null;
            /** @description The line of reserve over all loans, percent. */
            ratio_line: string;
            /** @description All loans. */
            total: components["schemas"]["Cash"];
        };
        /** @description What one feature, or all together, reveal of one group. */
        Proxy: {
            /**
             * Format: double
             * @description AUC on the judging half.
             */
            auc: number;
            /** @description The feature; `None` for all together. */
            feature?: string | null;
            /** @description The group it tells from the rest. */
            group: string;
            /** @description Its interval at 95%. */
            interval: components["schemas"]["Interval"];
            /**
             * Format: double
             * @description Information value on the fitting half; absent for all together.
             */
            iv?: number | null;
            /** @description The band. */
            strength: components["schemas"]["ProxyStrength"];
        };
        /** @description The proxies of one attribute. */
        ProxyReport: {
            /** @description Features by group, most telling first. */
            alone: components["schemas"]["Proxy"][];
            /** @description The attribute. */
            attribute: string;
            /** @description All features together, by group. */
            together: components["schemas"]["Proxy"][];
            /** @description Groups too small to be told from the rest. */
            too_small: string[];
        };
        /**
         * @description How much a feature reveals, by the AUC on rows it was not fitted on.
         * @enum {string}
         */
        ProxyStrength: "none" | "weak" | "moderate" | "strong";
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
        /** @description A ratio beside its line. */
        RatioLine: {
            /** @description The reserve. */
            amount: components["schemas"]["Cash"];
            /** @description Whether it reaches the line. */
            coverage_met: boolean;
            /** @description Reserve over non-performing loans (拨备覆盖率), percent; nothing over nothing. */
            coverage_percent?: string | null;
            /** @description Whether it reaches the line. */
            ratio_met: boolean;
            /** @description Reserve over all loans (贷款拨备率), percent. */
            ratio_percent?: string | null;
            /** @description Which reserve it is of. */
            reserve: components["schemas"]["Named"];
        };
        /** @description Both against outcomes. */
        RealisedCard: {
            /**
             * Format: int64
             * @description Of them bad: more than 90 days past due on some day, or written off.
             */
            bads: number;
            /**
             * Format: double
             * @description AUC of the challenger.
             */
            challenger_auc?: number | null;
            /**
             * Format: double
             * @description AUC of the champion; nothing while all loans are good or all bad.
             */
            champion_auc?: number | null;
            /**
             * Format: double
             * @description Challenger minus champion.
             */
            difference?: number | null;
            /** @description Bad loans by grade. */
            grades: components["schemas"]["RealisedGrade"][];
            /** @description Its interval at 95% (DeLong). */
            interval?: [
                number,
                number
            ] | null;
            /**
             * Format: int64
             * @description Loans paid out.
             */
            loans: number;
            /**
             * Format: double
             * @description Two-sided p-value of no difference.
             */
            p_value?: number | null;
        };
        /** @description Bad loans of a grade. */
        RealisedGrade: {
            /**
             * Format: int64
             * @description Of them bad.
             */
            challenger_bads: number;
            /**
             * Format: int64
             * @description Loans that the challenger puts here.
             */
            challenger_loans: number;
            /**
             * Format: int64
             * @description Of them bad.
             */
            champion_bads: number;
            /**
             * Format: int64
             * @description Loans that the champion put here.
             */
            champion_loans: number;
            /** @description The grade. */
            grade: components["schemas"]["Named"];
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
        /** @description How often a reason is given. */
        ReasonLine: {
            /**
             * Format: double
             * @description Share that have it at all.
             */
            any: number;
            /** @description Stable code. */
            code: string;
            /** @description In English. */
            en: string;
            /**
             * Format: double
             * @description Share of test rows that have it as their first reason.
             */
            first: number;
            /**
             * Format: double
             * @description Share of rows graded D that have it as their first.
             */
            first_of_d?: number | null;
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
        /** @description What another party paid the one that paid the lender. */
        ReimbursementEntry: {
            /** @description Amount, as people write it. */
            amount: string;
            /** @description Institution code of the party that paid. */
            from: string;
            /** @description Value date; today when left out. */
            on?: string | null;
        };
        /** @description What inference did. */
        RejectEffect: {
            /**
             * Format: double
             * @description Bad rate of the approved rows that fitted the first card.
             */
            approved_bad_rate: number;
            /**
             * Format: double
             * @description AUC of the second on the same rows. A fall is the price of a card that speaks of all; a steep one says that the
             *     assumption does not suit.
             */
            auc_after: number;
            /**
             * Format: double
             * @description AUC of the first card on approved test rows.
             */
            auc_before: number;
            /** @description Characteristics only the second has. */
            entered: string[];
            /**
             * Format: double
             * @description Share of them made bad (weighted).
             */
            inferred_bad_rate: number;
            /** @description Characteristics only the first card has. */
            left: string[];
            /**
             * Format: double
             * @description Mean probability of the declined by the second.
             */
            mean_pd_after: number;
            /**
             * Format: double
             * @description Mean probability of the declined by the first card.
             */
            mean_pd_before: number;
            /**
             * Format: double
             * @description Stability of the points of all rows, approved and declined, from the first card to the second.
             */
            points_shift: number;
            /**
             * Format: int64
             * @description Declined rows that took part.
             */
            rejects: number;
        };
        /** @description Reject inference in a run. */
        RejectEvidence: {
            /** @description The column that tells who was turned away. */
            column: string;
            /**
             * Format: int64
             * @description Rows that were turned away, whether they would fit, test or neither.
             */
            marked: number;
            /** @description How outcomes were given. */
            method: components["schemas"]["RejectMethod"];
            problem?: components["schemas"]["KnownLimit"] | null;
            shown?: components["schemas"]["RejectsShown"] | null;
            /** @description Its values that do. */
            values: string[];
        };
        /** @description How outcomes are given to the declined. */
        RejectMethod: {
            /** @description Bands. */
            bands: number;
            /**
             * Format: double
             * @description How many times as bad the declined of a band are.
             */
            factor: number;
            /** @enum {string} */
            kind: "parcelling";
            /**
             * Format: int64
             * @description Draws the lots.
             */
            seed: number;
        } | {
            /**
             * Format: double
             * @description How many times as bad the declined are as the card says.
             */
            factor: number;
            /** @enum {string} */
            kind: "fuzzy";
        };
        /** @description Applications that an earlier policy turned away, and how outcomes are given to them. */
        Rejects: {
            /** @description The column that tells them, of whatever role. */
            column: string;
            /** @description How. */
            method: components["schemas"]["RejectMethod"];
            /** @description Its values, as texts, that mark one. */
            values: string[];
        };
        /** @description What reject inference did to the card. Test rows are approved ones, before and after. */
        RejectsShown: {
            /** @description Characteristics of either card, those of the second first. */
            characteristics: components["schemas"]["CharacteristicEffect"][];
            /** @description Rows, rates and AUC. */
            effect: components["schemas"]["RejectEffect"];
            /**
             * Format: double
             * @description KS of the second on the same rows.
             */
            ks_after: number;
            /**
             * Format: double
             * @description KS of the first card on approved test rows.
             */
            ks_before: number;
        };
        /** @description The conditions of a renewal that does not lower the class by itself. */
        RenewalEntry: {
            /** @description Nothing diverted, in arrears or evaded. */
            good_credit: boolean;
            /** @description Operates lawfully. */
            lawful: boolean;
            /** @description When the loan that is renewed matures. */
            matures_on: string;
            /** @description Whether the firm is a medium one: its loan then matures while the policy lasts. */
            medium: boolean;
            /** @description Meets the lending standard and the bank's other conditions. */
            meets_standard: boolean;
            /** @description Stable and continuing business. */
            stable: boolean;
            /** @description The loan that is renewed was normal. */
            was_normal: boolean;
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
        /** @description A study's document, changed. */
        ReviseStudy: {
            /**
             * Format: int32
             * @description The revision that the change was made from.
             */
            revision: number;
            /** @description The whole document. */
            study: components["schemas"]["Study"];
        };
        /** @description Roles and what each may do. */
        RightsCard: {
            /** @description Every action. */
            actions: components["schemas"]["ActionCard"][];
            /** @description Every role. */
            roles: components["schemas"]["Named"][];
        };
        /**
         * @description What a column is for.
         * @enum {string}
         */
        Role: "feature" | "outcome" | "weight" | "date" | "left-out";
        /** @description Months' ends next to one another, by bucket. */
        RollRates: {
            /** @description By bucket, share that was better one month on (or repaid). */
            better: number[];
            /** @description From (rows) to (columns): the eight buckets, then repaid, then written off. */
            counts: number[][];
            /** @description Share of those that left a bucket's month for where; all zero for an empty row. */
            rates: number[][];
            /** @description By bucket, share that was later than before one month on (or written off). */
            worse: number[];
        };
        /** @description Rows that stay out. */
        RowRule: {
            /** @description The column looked at. */
            column: string;
            /** @description Why such rows stay out. */
            reason: string;
            /** @description How. */
            test: components["schemas"]["RowTest"];
        };
        /** @description When a row stays out. */
        RowTest: {
            /** @enum {string} */
            kind: "is";
            /** @description Values as texts. */
            values: string[];
        } | {
            /** @enum {string} */
            kind: "is-not";
            /** @description Values as texts. */
            values: string[];
        } | {
            /** @enum {string} */
            kind: "below";
            /**
             * Format: double
             * @description The number; for a day, its year.
             */
            value: number;
        } | {
            /** @enum {string} */
            kind: "above";
            /**
             * Format: double
             * @description The number; for a day, its year.
             */
            value: number;
        } | {
            /** @enum {string} */
            kind: "missing";
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
                change?: components["schemas"]["LoanChange"] | null;
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
        Rows_SampleSetCard: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description When. */
                at: string;
                /** @description The import that holds the refused rows. */
                batch: string;
                /** @description Name of who brought it. */
                by_name: string;
                /** @description The columns. */
                columns: components["schemas"]["SetColumnCard"][];
                /** @description SHA-256 of the file, hexadecimal. */
                digest: string;
                /** @description What the file was. */
                format: string;
                /** @description Sample-set id. */
                id: string;
                /** @description What people call it. */
                name: string;
                /**
                 * Format: int64
                 * @description Rows read.
                 */
                read: number;
                /**
                 * Format: int64
                 * @description Rows refused, in quarantine with their reason.
                 */
                refused: number;
                /**
                 * Format: int64
                 * @description Rows kept.
                 */
                rows: number;
                /** @description The sheet of a workbook. */
                sheet?: string | null;
                /** @description Whether the rows are simulated. */
                simulated: boolean;
                /** @description The file's name. */
                source: string;
                /**
                 * Format: int64
                 * @description Rows above the header: a title, a unit.
                 */
                title_rows: number;
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
                /**
                 * Format: int32
                 * @description The version that scores beside the one in force, deciding nothing.
                 */
                challenger_version?: number | null;
                /** @description Name of who developed the newest version. */
                developed_by_name: string;
                /** @description Scorecard id. */
                id: string;
                /** @description What the newest version is made of: a scorecard or trees. */
                kind: components["schemas"]["Named"];
                /** @description Name. */
                name: string;
                /**
                 * Format: int64
                 * @description Rows that fitted and tested it.
                 */
                rows?: number | null;
                serves?: components["schemas"]["Named"] | null;
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
        Rows_StudyLine: {
            /** @description Give it as `after` for the next page; null on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description When it was last changed or run. */
                changed_at: string;
                /** @description Study id. */
                id: string;
                /** @description What people call it. */
                name: string;
                /** @description When. */
                opened_at: string;
                /** @description Name of who opened it. */
                opened_by_name: string;
                /**
                 * Format: int32
                 * @description How often the document was written.
                 */
                revision: number;
                /**
                 * Format: int32
                 * @description How many runs.
                 */
                runs: number;
                /** @description Sample-set id. */
                set: string;
                /**
                 * Format: double
                 * @description AUC of the newest run on its test rows.
                 */
                test_auc?: number | null;
                /**
                 * Format: double
                 * @description KS of the newest run on its test rows.
                 */
                test_ks?: number | null;
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
        /** @description Which day. */
        RunAt: {
            /** @description The end of which day; today when left out. */
            day?: string | null;
        };
        /** @description A run with its card and everything the validation report tells. */
        RunCard: components["schemas"]["RunLine"] & {
            /** @description What is in the card, strongest first. */
            characteristics: components["schemas"]["CharacteristicCard"][];
            /** @description Curves and bands. */
            curves: components["schemas"]["RunFigures"];
            /** @description What is not, and why. */
            dropped: components["schemas"]["DroppedCard"][];
            /** @description The evidence. */
            evidence: components["schemas"]["Evidence"];
            /** @description Whether the person who asks may submit it. */
            may_submit: boolean;
            /** @description The study. */
            study: string;
            /** @description Its name. */
            study_name: string;
        };
        /** @description Curves and bands of a card that waits in the laboratory. */
        RunFigures: {
            /** @description Calibration of the test rows. */
            calibration: components["schemas"]["CalibrationCard"][];
            /** @description Grades on the test rows. */
            grades: components["schemas"]["GradeCard"][];
            /** @description Cumulative curves of the test rows: points, share of goods, share of bads. */
            ks: [
                number,
                number,
                number
            ][];
            /** @description Stability of the points. */
            psi: components["schemas"]["PsiCard"][];
            /** @description ROC curve of the test rows: share of goods, share of bads. */
            roc: [
                number,
                number
            ][];
            /** @description Points of the test rows. */
            score_histogram: components["schemas"]["HistogramCard"][];
            /** @description On the rows that tested it. */
            test: components["schemas"]["Metrics"];
            /** @description On the rows that fitted it. */
            train: components["schemas"]["Metrics"];
        };
        /** @description A run, for lists. */
        RunLine: {
            /** @description When. */
            at: string;
            /** @description Name of who ran it. */
            by_name: string;
            /** @description SHA-256 of the card, hexadecimal. */
            card_digest: string;
            /** @description Its figures. */
            figures: components["schemas"]["Figures"];
            /** @description Run id. */
            id: string;
            /**
             * Format: int32
             * @description The revision of the study.
             */
            revision: number;
            /** @description The scorecard it was submitted as. */
            scorecard?: string | null;
            /**
             * Format: int32
             * @description The version there.
             */
            scorecard_version?: number | null;
        };
        /** @description A sample set, for people. */
        SampleSetCard: {
            /** @description When. */
            at: string;
            /** @description The import that holds the refused rows. */
            batch: string;
            /** @description Name of who brought it. */
            by_name: string;
            /** @description The columns. */
            columns: components["schemas"]["SetColumnCard"][];
            /** @description SHA-256 of the file, hexadecimal. */
            digest: string;
            /** @description What the file was. */
            format: string;
            /** @description Sample-set id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /**
             * Format: int64
             * @description Rows read.
             */
            read: number;
            /**
             * Format: int64
             * @description Rows refused, in quarantine with their reason.
             */
            refused: number;
            /**
             * Format: int64
             * @description Rows kept.
             */
            rows: number;
            /** @description The sheet of a workbook. */
            sheet?: string | null;
            /** @description Whether the rows are simulated. */
            simulated: boolean;
            /** @description The file's name. */
            source: string;
            /**
             * Format: int64
             * @description Rows above the header: a title, a unit.
             */
            title_rows: number;
        };
        /** @description How log odds become points. */
        Scaling: {
            /**
             * Format: double
             * @description Good to bad, e.g. 50 for 50:1.
             */
            base_odds: number;
            /**
             * Format: double
             * @description Points at `base_odds`.
             */
            base_points: number;
            /**
             * Format: double
             * @description Points that double the odds.
             */
            pdo: number;
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
        /** @description A scenario. */
        ScenarioLine: {
            /** @description Factor of losses given default. */
            lgd_factor: string;
            /** @description What people call it. */
            name: string;
            /** @description Factor of default probabilities. */
            pd_factor: string;
            /** @description Weight, percent. */
            weight_percent: string;
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
            file?: components["schemas"]["FileCard"] | null;
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
            /** @description Calibration and cut-offs. */
            level: components["schemas"]["LevelCard"];
            /** @description Products in force, or scheduled, that it scores for. */
            products: components["schemas"]["Named"][];
            /** @description Stability of the points; empty in reports of the first release. */
            psi: components["schemas"]["PsiCard"][];
            psi_shift?: components["schemas"]["Named"] | null;
            /**
             * Format: double
             * @description The index summed over those bands.
             */
            psi_total?: number | null;
            /** @description ROC curve of the test rows: share of goods, share of bads. */
            roc: [
                number,
                number
            ][];
            /** @description How log odds become points. */
            scaling: components["schemas"]["ScalingCard"];
            /** @description Points of the test rows; empty in reports of the first release. */
            score_histogram: components["schemas"]["HistogramCard"][];
            /** @description What it is made of, in the version shown. */
            shown_kind: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description The version that the rest is about.
             */
            shown_version: number;
            /** @description How the rows were parted. */
            split: string;
            /** @description What counts as bad. */
            target: string;
            test?: components["schemas"]["Metrics"] | null;
            /** @description Who tested it on what: `developed` here, `measured` on the institution's history, or `not-validated` and why. */
            tested: components["schemas"]["Named"];
            train?: components["schemas"]["Metrics"] | null;
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
            /**
             * Format: int32
             * @description The version that scores beside the one in force, deciding nothing.
             */
            challenger_version?: number | null;
            /** @description Name of who developed the newest version. */
            developed_by_name: string;
            /** @description Scorecard id. */
            id: string;
            /** @description What the newest version is made of: a scorecard or trees. */
            kind: components["schemas"]["Named"];
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Rows that fitted and tested it.
             */
            rows?: number | null;
            serves?: components["schemas"]["Named"] | null;
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
            /** @description When it was developed or brought in. */
            developed_at: string;
            /** @description Name of who developed it or brought it in. */
            developed_by_name: string;
            /** @description SHA-256 of its document, hexadecimal. */
            digest: string;
            /** @description Whether it was developed here or brought in. */
            origin: components["schemas"]["Named"];
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description Version, from 1 up.
             */
            version: number;
        };
        /** @description How the card does on the rows of one segment. */
        SegmentQuality: {
            /**
             * Format: double
             * @description AUC; absent when the segment has one outcome only.
             */
            auc?: number | null;
            auc_interval?: components["schemas"]["Interval"] | null;
            /**
             * Format: double
             * @description Weighted bad rate.
             */
            bad_rate: number;
            /** @description Its Jeffreys interval over unweighted rows, at 95%. */
            bad_rate_interval: components["schemas"]["Interval"];
            /**
             * Format: int64
             * @description Bads.
             */
            bads: number;
            /**
             * Format: double
             * @description Gini.
             */
            gini?: number | null;
            /**
             * Format: double
             * @description Kolmogorov-Smirnov.
             */
            ks?: number | null;
            /**
             * Format: double
             * @description Weighted mean probability; outside the interval the segment is judged too kindly or too harshly.
             */
            mean_pd: number;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
            /** @description The segment's name; `None` for rows of no segment. */
            segment?: string | null;
        };
        /** @description How characteristics are chosen. */
        Selection: {
            /**
             * @description Columns kept in spite of it: a person has found out that they are known in time.
             * @default []
             */
            keep: string[];
            /**
             * Format: int32
             * @description Most characteristics.
             * @default 12
             */
            max_characteristics: number;
            /**
             * Format: double
             * @description Most correlation of two columns' evidence.
             * @default 0.7
             */
            max_correlation: number;
            /**
             * Format: double
             * @description Information value from which a column is taken for a leak.
             * @default 1
             */
            max_iv: number;
            /**
             * Format: double
             * @description Largest p-value.
             * @default 0.05
             */
            max_p_value: number;
            /**
             * Format: double
             * @description Most variance inflation.
             * @default 5
             */
            max_vif: number | null;
            /**
             * @description The method.
             * @default backward
             */
            method: components["schemas"]["SelectionMethod"];
            /**
             * Format: double
             * @description Least information value.
             * @default 0.02
             */
            min_iv: number;
            /**
             * @description Whether wrong signs are borne.
             * @default strict
             */
            sign: components["schemas"]["SignRule"];
        };
        /**
         * @description How characteristics are chosen.
         * @enum {string}
         */
        SelectionMethod: "backward" | "forward" | "lasso";
        /** @description What hangs on one characteristic. */
        Sensitivity: {
            /**
             * Format: double
             * @description AUC lost on the test rows when everybody gets its mean points.
             */
            auc_lost: number;
            /**
             * Format: double
             * @description The same when it falls.
             */
            changed_down?: number | null;
            /**
             * Format: double
             * @description Share of rows whose grade changes when the value is missing.
             */
            changed_missing: number;
            /**
             * Format: double
             * @description Share of rows whose grade changes when the value rises by a tenth of the range from the first to the ninth decile.
             */
            changed_up?: number | null;
            /** @description In English. */
            en: string;
            /** @description The characteristic. */
            feature: string;
            /**
             * Format: double
             * @description Points between its best and its worst bin.
             */
            points_range: number;
            /** @description In Chinese. */
            zh: string;
        };
        /**
         * @description Which products an approved scorecard scores for.
         * @enum {string}
         */
        Serves: "every-product" | "products-naming-it";
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
        /** @description A column of a set, for people. */
        SetColumnCard: {
            /** @description One of them. */
            example?: string | null;
            /** @description What its cells are. */
            kind: components["schemas"]["Named"];
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Cells that were not of that kind and became missing.
             */
            unread: number;
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
        /**
         * @description What an index means by convention; conventions depend on sample size and bins, so they open a question and do not
         *     close one.
         * @enum {string}
         */
        Shift: "stable" | "moderate" | "major";
        /** @description One bin then and now. */
        ShiftBin: {
            /**
             * Format: double
             * @description Share now.
             */
            actual: number;
            /**
             * Format: double
             * @description Share then.
             */
            expected: number;
            /**
             * Format: double
             * @description What the bin adds to the index.
             */
            index: number;
            /** @description For people. */
            label: string;
            /**
             * Format: double
             * @description `(actual - expected) x points`: what the bin adds to the mean score. Absent where there are no points.
             */
            points_shift?: number | null;
        };
        /**
         * @description What a coefficient of the wrong sign means: beside the other columns, bins that were better taken alone cost points.
         * @enum {string}
         */
        SignRule: "strict" | "material" | "free";
        /**
         * @description Whether a source earns its place.
         * @enum {string}
         */
        SourceNeed: "unused" | "without-need" | "unclear" | "needed";
        /** @description One source. */
        SourceReport: {
            /**
             * Format: double
             * @description AUC of the whole card on the test rows.
             */
            auc: number;
            /**
             * Format: double
             * @description What is lost.
             */
            auc_lost: number;
            /**
             * Format: double
             * @description AUC of the card developed without it; 0.5 where no card could be developed.
             */
            auc_without: number;
            /** @description Those of its features that are in the whole card. */
            in_card: string[];
            /** @description Its interval at 95%. */
            interval: components["schemas"]["Interval"];
            /**
             * Format: double
             * @description Kolmogorov-Smirnov lost.
             */
            ks_lost: number;
            /** @description Whether it is needed. */
            need: components["schemas"]["SourceNeed"];
            /** @description Its name. */
            source: string;
        };
        /** @description Whether the test rows are like the fitting rows. */
        Stability: {
            /** @description The bands it sums over. */
            bands: components["schemas"]["StabilityBand"][];
            /** @description Characteristic by characteristic. */
            characteristics: components["schemas"]["CharacteristicShift"][];
            /**
             * Format: double
             * @description Stability index of the points.
             */
            psi: number;
            /** @description Its band. */
            shift: components["schemas"]["Shift"];
        };
        /** @description One band of the points' stability: what share of the rows fell here then and now. */
        StabilityBand: {
            /**
             * Format: double
             * @description Share of the test rows.
             */
            actual: number;
            /**
             * Format: double
             * @description Below these points; absent in the last band.
             */
            below?: number | null;
            /**
             * Format: double
             * @description Share of the training rows.
             */
            expected: number;
            /**
             * Format: double
             * @description From these points, included; absent in the first band.
             */
            from?: number | null;
        };
        /** @description A stage's loans of one class. */
        StageClass: {
            /** @description The class. */
            class: components["schemas"]["Named"];
            /** @description Exposure. */
            exposure: components["schemas"]["Cash"];
            /** @description Expected loss. */
            loss: components["schemas"]["Cash"];
            /**
             * Format: int32
             * @description 1, 2 or 3.
             */
            stage: number;
        };
        /** @description Money per loan, for the choice of a cut-off. */
        Stakes: {
            /**
             * Format: int64
             * @description Earned on a good loan after funding and running costs, in fen for each 100 yuan lent.
             */
            gain_fen: number;
            /**
             * Format: int64
             * @description Lost on a bad one after recoveries, in fen for each 100 yuan lent.
             */
            loss_fen: number;
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
        /** @description Rows that stayed out for one reason. */
        StayedOut: {
            /** @description Why. */
            reason: string;
            /**
             * Format: int64
             * @description How many.
             */
            rows: number;
        };
        /** @description Why a challenge stops. */
        StopChallenge: {
            /** @description Why. */
            reason: string;
        };
        /** @description The document. */
        Study: {
            /** @description How columns are cut. */
            binning?: components["schemas"]["Binning"];
            /** @description Columns cut otherwise. */
            binning_of?: {
                [key: string]: components["schemas"]["Binning"];
            };
            /** @description Bins that a person drew. */
            bins_of?: {
                [key: string]: components["schemas"]["BinRule"][];
            };
            /** @description Every column of the sample set and every derived one. */
            columns: components["schemas"]["ColumnUse"][];
            /** @description Columns made from others. */
            derived?: components["schemas"]["Derived"][];
            /** @description Rows that stay out. */
            exclusions?: components["schemas"]["RowRule"][];
            grades?: components["schemas"]["GradeCutoffs"] | null;
            /** @description Level. */
            level: components["schemas"]["Level"];
            /** @description Which rows fit and which test. */
            parting: components["schemas"]["Parting"];
            rejects?: components["schemas"]["Rejects"] | null;
            /** @description Points. */
            scaling?: components["schemas"]["Scaling"];
            /**
             * Format: int32
             * @description [`SCHEMA`].
             */
            schema: number;
            /** @description How characteristics are chosen. */
            selection?: components["schemas"]["Selection"];
            /** @description Money at stake. */
            stakes?: components["schemas"]["Stakes"];
            /** @description What counts as bad. */
            target: components["schemas"]["Target"];
        };
        /** @description A study with everything a page of the laboratory begins with. */
        StudyCard: components["schemas"]["StudyLine"] & {
            /** @description Its SHA-256, hexadecimal: with the set's it makes the card again. */
            digest: string;
            /** @description Whether the person who asks may change it. */
            may_change: boolean;
            /** @description Runs, the newest first. */
            past_runs: components["schemas"]["RunLine"][];
            /** @description What stops a run, when something does, in English. */
            problem?: string | null;
            /** @description The same in Chinese. */
            problem_zh?: string | null;
            /** @description The sample set. */
            sample_set: components["schemas"]["SampleSetCard"];
            /** @description The document. */
            study: components["schemas"]["Study"];
        };
        /** @description A study in a list. */
        StudyLine: {
            /** @description When it was last changed or run. */
            changed_at: string;
            /** @description Study id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description When. */
            opened_at: string;
            /** @description Name of who opened it. */
            opened_by_name: string;
            /**
             * Format: int32
             * @description How often the document was written.
             */
            revision: number;
            /**
             * Format: int32
             * @description How many runs.
             */
            runs: number;
            /** @description Sample-set id. */
            set: string;
            /**
             * Format: double
             * @description AUC of the newest run on its test rows.
             */
            test_auc?: number | null;
            /**
             * Format: double
             * @description KS of the newest run on its test rows.
             */
            test_ks?: number | null;
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
            /** @description How to repay, by its code in the product's summary; the product's first way when left out. */
            repayment?: string | null;
            /**
             * Format: int32
             * @description Months.
             */
            tenor_months: number;
        };
        /** @description What a run's card is submitted as. */
        SubmitRun: {
            /** @description Name of the scorecard; a known one gets its next version. */
            scorecard: string;
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
        /** @description A programme. */
        SubsidyCard: {
            /** @description What may be done next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description Its ceilings and what it is meant for, in words. */
            bounds: components["schemas"]["Named"][];
            /** @description Asked for and not refused. */
            claimed: components["schemas"]["Cash"];
            /** @description Claims, the newest first. */
            claims: components["schemas"]["SubsidyClaimCard"][];
            /** @description The first day that counts. */
            from: string;
            /** @description Its id. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description Paid. */
            paid: components["schemas"]["Cash"];
            /** @description What it pays, in words. */
            pays: components["schemas"]["Named"];
            /** @description Who pays, and under which document. */
            source: string;
            /** @description `drafted`, `approved` or `refused`. */
            state: components["schemas"]["Named"];
            /** @description The last day that counts. */
            until: string;
        };
        /** @description A quarter's claim. */
        SubsidyClaimCard: {
            /** @description What may be done next. */
            allowed: components["schemas"]["AllowedAct"][];
            /** @description What is asked for. */
            amount: components["schemas"]["Cash"];
            /** @description Loan by loan. */
            lines: components["schemas"]["SubsidyLineCard"][];
            paid?: components["schemas"]["Cash"] | null;
            /** @description When. */
            paid_on?: string | null;
            /** @description `2026Q3`. */
            quarter: string;
            /** @description Reference of the payment, or why it was refused. */
            remark?: string | null;
            /** @description How far it has come. */
            state: components["schemas"]["Named"];
        };
        /** @description A loan of a claim. */
        SubsidyLineCard: {
            /** @description What accrued. */
            accrued: components["schemas"]["Cash"];
            /** @description What is asked for. */
            amount: components["schemas"]["Cash"];
            cut_by?: components["schemas"]["Named"] | null;
            /**
             * Format: int32
             * @description Days that count.
             */
            days: number;
            /** @description The firm's name, where the reader may see it; else its id. */
            firm: string;
            /** @description Loan id. */
            loan: string;
            /** @description Balance on the mean of these days. */
            mean_balance: components["schemas"]["Cash"];
            /** @description Its number. */
            number: string;
        };
        /** @description What the payer paid. */
        SubsidyPaid: {
            /** @description How much. */
            amount: string;
            /** @description When; today when left out. */
            on?: string | null;
            /** @description Reference of the bank entry. */
            reference: string;
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
        /** @description What counts as bad. */
        Target: {
            /** @description Values that are bad. */
            bad: string[];
            /**
             * @description Values that are good; when empty, every other value is. A value in neither list is indeterminate: the row is
             *     scored and not fitted on.
             */
            good?: string[];
            /** @enum {string} */
            kind: "column";
            /** @description The definition in words, for whoever reads the report. */
            words: string;
        } | {
            /** @description Its column with the account. */
            account: string;
            /** @description Id or name of the sample set with one row per account and month. */
            dataset: string;
            /** @description Its column with the days past due at the month's end. */
            days: string;
            /** @description Windows and days. */
            definition: components["schemas"]["BadDefinition"];
            /** @enum {string} */
            kind: "performance";
            /** @description Its column with the month (a day in it). */
            month: string;
            /** @description The same account's column in the study's own set. */
            own_account: string;
            /** @description Its column that says a write-off happened, if there is one: any value but empty, 0 and no. */
            written_off?: string | null;
        };
        /** @description What is asked of a study. */
        TermAsked: {
            /**
             * Format: int32
             * @description How many periods; 36 when left out. Who was seen for longer is seen to its end.
             */
            horizon?: number | null;
            /**
             * @description The column that says how long each loan was seen: until it went bad, else until it was repaid or the data end. May be left out of
             *     a study whose definition reads days past due month by month: then both how long and whether are read off the months.
             */
            seen?: string | null;
            /**
             * Format: double
             * @description How many units of that column are one period (30.4375 for days, when periods are months); 1 when left out.
             */
            units?: number | null;
        };
        /** @description The term structure of a study. */
        TermFound: {
            /** @description What it hangs on. */
            covariates: components["schemas"]["Covariate"][];
            /**
             * Format: double
             * @description Largest gap between the mean chance and what was observed.
             */
            largest_gap: number;
            /** @description The model's document. */
            model: Record<string, never>;
            /**
             * Format: int64
             * @description Rows of the study for which nobody knows how long they were seen or how they ended.
             */
            not_seen: number;
            /** @description Features that are not in the model. */
            not_used: components["schemas"]["NotUsed"][];
            /** @description By period. */
            periods: components["schemas"]["TermLine"][];
            /** @description What it means to default, in words. */
            target: string;
            /** @description Loans that tested, and defaults among them. */
            test: [
                number,
                number
            ];
            /** @description Loans that fitted, and defaults among them. */
            train: [
                number,
                number
            ];
        };
        /** @description One period. */
        TermLine: {
            /**
             * Format: double
             * @description Chance of defaulting by its end, mean over the test rows.
             */
            cumulative: number;
            /**
             * Format: double
             * @description Chance of default in it for a loan that reached it, mean over the test rows by their survival.
             */
            hazard: number;
            interval?: components["schemas"]["Interval"] | null;
            /**
             * Format: double
             * @description Chance at the beginning of defaulting in just this period.
             */
            marginal: number;
            /**
             * Format: double
             * @description Share of the test rows observed to default by its end (Kaplan-Meier); absent past the last that was seen.
             */
            observed?: number | null;
            /**
             * Format: int32
             * @description From 1.
             */
            period: number;
            /**
             * Format: double
             * @description The same over the tenth with the most.
             */
            riskiest: number;
            /**
             * Format: double
             * @description The same over the tenth of the test rows with the least risk.
             */
            safest: number;
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
        /** @description The light of one grade in one year. */
        TrafficLight: {
            /** @description The light. */
            light: components["schemas"]["Light"];
            /**
             * Format: double
             * @description `P(X >= defaults)` under the stated probability and correlation.
             */
            p_value: number;
            /**
             * Format: int64
             * @description Fewest defaults that are red.
             */
            red_from: number;
            /**
             * Format: int64
             * @description Fewest defaults that are not green.
             */
            yellow_from: number;
        };
        /**
         * @description The shape of the bad rate along a number. Categories are ordered by their bad rate and need none.
         * @enum {string}
         */
        Trend: "none" | "auto" | "auto-any" | "rising" | "falling" | "peak" | "valley";
        /** @description What an edit did. */
        TriedBins: {
            /** @description The edited ones. */
            after: components["schemas"]["FeatureBins"];
            /** @description The bins in force before the edit. */
            before: components["schemas"]["BinsWorth"];
            /**
             * Format: double
             * @description Information value gained; negative when lost.
             */
            iv_gained: number;
            /**
             * Format: double
             * @description KS gained.
             */
            ks_gained: number;
        };
        /** @description What the agreement waits for came about. */
        TriggerEntry: {
            /** @description Number of the judgment or ruling. */
            evidence: string;
            /** @description When; today when left out. */
            on?: string | null;
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
        /** @description A condition of rising from non-performing. */
        UpgradeLine: {
            /** @description In English. */
            en: string;
            /** @description Whether it is met. */
            met: boolean;
            /** @description In Chinese. */
            zh: string;
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
        /** @description A value with its rows. */
        ValueCount: {
            /**
             * Format: double
             * @description Share of bads among those whose outcome is known.
             */
            bad_rate?: number | null;
            /**
             * Format: int64
             * @description Rows.
             */
            rows: number;
            /** @description The value as text. */
            value: string;
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
        /** @description The vintages and how they flatten. */
        VintageTable: {
            /** @description By period. */
            vintages: components["schemas"]["Vintage"][];
            /**
             * Format: int32
             * @description First month on book by which the vintages known for as long as the oldest had, together, the wanted share of the bads
             *     they ever had: the performance window that catches them. Absent without bads.
             */
            window_months?: number | null;
        };
        /** @description A volume of trade. */
        VolumeEntry: {
            /** @description Of which day; today when left out. */
            on?: string | null;
            /** @description The volume, as people write it. */
            volume: string;
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
        /** @description How far a piece of work is. */
        WorkCard: {
            /** @description Whether it has ended. */
            done: boolean;
            /** @description In English. */
            en: string;
            /** @description Its id; the run's once it is done. */
            id: string;
            /**
             * Format: int32
             * @description Share done, percent.
             */
            percent: number;
            /** @description What went wrong, when it did. */
            problem?: string | null;
            /** @description The same in Chinese. */
            problem_zh?: string | null;
            /** @description What is being done, in Chinese. */
            zh: string;
        };
        /** @description Accounts whose worst bucket in one window was this, and what their next window was like. */
        WorstBucket: {
            /**
             * Format: int64
             * @description Accounts.
             */
            accounts: number;
            /** @description The worst bucket of the first window. */
            bucket: components["schemas"]["DaysBucket"];
            /**
             * Format: double
             * @description Share never late in the next window, or repaid.
             */
            cured: number;
            /**
             * Format: double
             * @description Share late, but no later than before.
             */
            held: number;
            /**
             * Format: double
             * @description Share later than before, or written off.
             */
            rolled: number;
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
    record_trade_volume: {
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
                "application/json": components["schemas"]["VolumeEntry"];
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
    list_circumstances: {
        parameters: {
            query?: {
                /** @description `waiting`, `open`, `ended` or `refused`; all when left out. */
                state?: string;
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
                    "application/json": components["schemas"]["CircumstanceCard"][];
                };
            };
            /** @description See the problem's code. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
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
    record_circumstance: {
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
                "application/json": components["schemas"]["NewCircumstance"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CircumstanceCard"];
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
    approve_circumstance: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description circumstance id */
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
                    "application/json": components["schemas"]["CircumstanceCard"];
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
    confirm_circumstance: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description circumstance id */
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
                    "application/json": components["schemas"]["CircumstanceCard"];
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
    end_circumstance: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description circumstance id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Over"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CircumstanceCard"];
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
    refuse_circumstance: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description circumstance id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CircumstanceCard"];
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
    demand_compensation: {
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
    record_claim_refusal: {
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
                "application/json": components["schemas"]["ClaimReason"];
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
    record_reimbursement: {
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
                "application/json": components["schemas"]["ReimbursementEntry"];
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
    record_claim_trigger: {
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
                "application/json": components["schemas"]["TriggerEntry"];
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
    withdraw_claim: {
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
                "application/json": components["schemas"]["ClaimReason"];
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
    show_classification: {
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
                    "application/json": components["schemas"]["ClassificationCard"];
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
    show_debtor: {
        parameters: {
            query?: {
                /** @description The end of this day; today when left out. */
                at?: string;
            };
            header?: never;
            path: {
                /** @description firm id, credit code, loan id or loan number */
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
                    "application/json": components["schemas"]["DebtorCard"];
                };
            };
            /** @description See the problem's code. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
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
    ask_fast_lane: {
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
                "application/json": components["schemas"]["LaneRequest"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaneCard"];
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
    show_guarantor_desk: {
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
                    "application/json": components["schemas"]["DeskCard"];
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
    record_guarantor_entries: {
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
                "application/json": components["schemas"]["DeskEntries"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskCard"];
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
    sum_past_guarantees: {
        parameters: {
            query?: {
                /** @description `year` (the default), `percent` or `year-and-percent`. */
                by?: string;
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
                    "application/json": components["schemas"]["PastCard"];
                };
            };
            /** @description See the problem's code. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
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
    sum_programmes: {
        parameters: {
            query?: {
                /** @description `kind` (the default), `state` or `year`: of incorporation, the only year the public file has. */
                by?: string;
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
                    "application/json": components["schemas"]["ProgrammeLine"][];
                };
            };
            /** @description See the problem's code. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
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
    propose_change: {
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
                "application/json": components["schemas"]["ProposedChange"];
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
                "application/json": components["schemas"]["ClaimEntry"];
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
    record_fee: {
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
                "application/json": components["schemas"]["FeePayment"];
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
    quote_payoff: {
        parameters: {
            query?: {
                /** @description The day; today when left out. */
                on?: string;
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
                    "application/json": components["schemas"]["PayoffCard"];
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
    list_loss_parameters: {
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
                    "application/json": components["schemas"]["LossParametersCard"][];
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
    draft_loss_parameters: {
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
                "application/json": components["schemas"]["NewLossParameters"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LossParametersCard"];
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
    approve_loss_parameters: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description version */
                version: string;
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
                    "application/json": components["schemas"]["LossParametersCard"];
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
    refuse_loss_parameters: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description version */
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LossParametersCard"];
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
    list_loss_runs: {
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
                    "application/json": components["schemas"]["LossRunCard"][];
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
    run_losses: {
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
                "application/json": components["schemas"]["RunAt"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LossRunCard"];
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
    show_loss_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description run id, its day, or last */
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
                    "application/json": components["schemas"]["LossRunCard"];
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
    list_loss_loans: {
        parameters: {
            query?: {
                /** @description 1, 2 or 3; all when left out. */
                stage?: number;
                /** @description Cursor: the `next` of the page before. */
                after?: string;
                /** @description How many. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description run id, its day, or last */
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
                    "application/json": components["schemas"]["LossLoans"];
                };
            };
            /** @description See the problem's code. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
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
    show_loss_loan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description run id, its day, or last */
                id: string;
                /** @description loan id or number */
                loan: string;
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
                    "application/json": components["schemas"]["LossDetail"];
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
    show_loss_movement: {
        parameters: {
            query: {
                /** @description The earlier run: its id or day. */
                from: string;
            };
            header?: never;
            path: {
                /** @description run id, its day, or last */
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
                    "application/json": components["schemas"]["MovementCard"];
                };
            };
            /** @description See the problem's code. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
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
    expert_points: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointsAsked"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsCard"];
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
    list_pools: {
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
                    "application/json": components["schemas"]["PoolCard"][];
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
    open_pool: {
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
                "application/json": components["schemas"]["PoolDocument"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolCard"];
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
    show_pool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description pool id or name */
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
                    "application/json": components["schemas"]["PoolCard"];
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
    record_pool_entries: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description pool id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolEntries"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolCard"];
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
    show_work: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what starting it gave: the run's id */
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
                    "application/json": components["schemas"]["WorkCard"];
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
    list_sample_sets: {
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
                    "application/json": components["schemas"]["Rows_SampleSetCard"];
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
    bring_samples: {
        parameters: {
            query?: {
                /** @description What the sample set shall be called; as the file when left out. */
                name?: string;
                /** @description The file's own name. */
                file?: string;
                /** @description The sheet, of a workbook with several; the first when left out. */
                sheet?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleSetCard"];
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
    samples_of_book: {
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
                "application/json": components["schemas"]["BookSamples"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleSetCard"];
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
    show_sample_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description sample-set id or name */
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
                    "application/json": components["schemas"]["SampleSetCard"];
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
    import_scorecard: {
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
                "application/json": components["schemas"]["Import"];
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
    start_challenge: {
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
                "application/json": components["schemas"]["Challenge"];
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
    stop_challenge: {
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
                "application/json": components["schemas"]["StopChallenge"];
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
    show_contest: {
        parameters: {
            query?: {
                /** @description First day, YYYY-MM-DD; since the challenge began when left out. */
                since?: string;
                /** @description Last day, YYYY-MM-DD. */
                until?: string;
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
                    "application/json": components["schemas"]["ContestCard"];
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
    scorecard_document: {
        parameters: {
            query?: {
                /** @description `json`, `yaml`, or `pmml` (scorecards only). */
                format?: string;
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
            /** @description the document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
    scorecard_report: {
        parameters: {
            query?: {
                /** @description A version; the newest when left out. */
                version?: number;
                /** @description `html` (the default) or `pdf`. */
                format?: "html" | "pdf";
                /** @description `zh` (the default) or `en`. */
                lang?: "zh" | "en";
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
            /** @description With `format=pdf` it is `application/pdf`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
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
    list_studies: {
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
                    "application/json": components["schemas"]["Rows_StudyLine"];
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
    open_study: {
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
                "application/json": components["schemas"]["OpenStudy"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyCard"];
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
    show_study: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
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
                    "application/json": components["schemas"]["StudyCard"];
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
    revise_study: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description study id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviseStudy"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyCard"];
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
    backtest_past_loans: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PastRequest"];
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
    study_bins: {
        parameters: {
            query?: {
                /** @description The column. */
                column?: string;
            };
            header?: never;
            path: {
                /** @description study id or name */
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
                    "application/json": components["schemas"]["FeatureBins"];
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
    try_study_bins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrawnBins"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedBins"];
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
    study_definition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
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
                    "application/json": components["schemas"]["DefinitionTables"];
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
    study_lgd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LossAsked"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LossFound"];
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
    study_outcomes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
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
                    "application/json": components["schemas"]["OutcomeTable"];
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
    profile_study: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
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
                    "application/json": components["schemas"]["Profiles"];
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
    start_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description See the problem's code. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkCard"];
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
    show_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
                id: string;
                /** @description run id */
                run: string;
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
                    "application/json": components["schemas"]["RunCard"];
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
    run_report: {
        parameters: {
            query?: {
                /** @description `html` (the default) or `pdf`. */
                format?: "html" | "pdf";
                /** @description `zh` (the default) or `en`. */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description study id or name */
                id: string;
                /** @description run id */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `format=pdf` it is `application/pdf`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
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
    submit_run: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description study id or name */
                id: string;
                /** @description run id */
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitRun"];
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
    study_term_structure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description study id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermAsked"];
            };
        };
        responses: {
            /** @description Done; a repeated write gives the answer of the first time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermFound"];
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
    list_subsidies: {
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
                    "application/json": components["schemas"]["SubsidyCard"][];
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
    draft_subsidy: {
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
                "application/json": components["schemas"]["ProgrammeDocument"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubsidyCard"];
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
    show_subsidy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description programme id or name */
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
                    "application/json": components["schemas"]["SubsidyCard"];
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
    approve_subsidy: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description programme id or name */
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
                    "application/json": components["schemas"]["SubsidyCard"];
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
    claim_subsidy: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description programme id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimOf"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubsidyCard"];
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
    approve_subsidy_claim: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description programme id or name */
                id: string;
                /** @description quarter, such as 2026Q3 */
                quarter: string;
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
                    "application/json": components["schemas"]["SubsidyCard"];
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
    pay_subsidy: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description programme id or name */
                id: string;
                /** @description quarter, such as 2026Q3 */
                quarter: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubsidyPaid"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubsidyCard"];
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
    refuse_subsidy_claim: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description programme id or name */
                id: string;
                /** @description quarter, such as 2026Q3 */
                quarter: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubsidyCard"];
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
    refuse_subsidy: {
        parameters: {
            query?: never;
            header: {
                /** @description the same on every retry */
                "Idempotency-Key": string;
            };
            path: {
                /** @description programme id or name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Made; a repeated write gives the answer of the first time. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubsidyCard"];
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
