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
        /** Measurements in Prometheus' text format. */
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
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    state?: string;
                    outcome?: string;
                    product?: string;
                    grade?: string;
                    firm?: string;
                    from?: string;
                    to?: string;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: components["schemas"]["ApplicationLine"][];
                            next: string | null;
                        };
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApplicationCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApplicationCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoanReceipt"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApplicationCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApplicationCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: components["schemas"]["Proposal"][];
                            next: string | null;
                        };
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
    "/v1/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplayCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    state?: string;
                    product?: string;
                    class?: string;
                    overdue?: string;
                    region?: string;
                    industry?: string;
                    firm?: string;
                    from?: string;
                    to?: string;
                    q?: string;
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: components["schemas"]["LoanLine"][];
                            next: string | null;
                        };
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    at?: string;
                    known?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoanCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgreementCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposal"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoanReceipt"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoanReceipt"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoanReceipt"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoanReceipt"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
    "/v1/products/{code}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves the version that waits: a person other than the one who wrote it. */
        post: operations["approve_product"];
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
        post: {
            parameters: {
                query?: never;
                header: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserLink"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
    "/v1/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SummaryCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PortfolioCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreviewRequest"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoanReceipt"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: components["schemas"]["CloseCard"][];
                            next: string | null;
                        };
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CloseRequest"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CloseCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    q?: string;
                    region?: string;
                    industry?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: components["schemas"]["FirmLine"][];
                            next: string | null;
                        };
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmLine"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentCard"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasedFirm"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevealedCode"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Link"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    object?: string;
                    actor?: string;
                    kind?: string;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: components["schemas"]["AuditLine"][];
                            next: string | null;
                        };
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Market"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: components["schemas"]["Webhook"][];
                            next: string | null;
                        };
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookSecret"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: components["schemas"]["Delivery"][];
                            next: string | null;
                        };
                    };
                };
                /** @description Not done. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        /** @description An agreement as the platform shows it. */
        AgreementCard: {
            /** @description Agreement id. */
            id: string;
            /**
             * Format: int64
             * @description Loans covered.
             */
            loans: number;
            /** @description Losses divided so far. */
            losses: components["schemas"]["Cash"];
            /** @description Name that products refer to. */
            name: string;
            /** @description Principal covered and not released. */
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
             * @description Loans covered.
             */
            loans: number;
            /** @description Losses divided so far. */
            losses: components["schemas"]["Cash"];
            /** @description Name that products refer to. */
            name: string;
            /** @description Principal covered and not released. */
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
        /** @description An act that an object's state permits, and whether the person who asks may do it. */
        AllowedAct: {
            /** @description Stable id, in kebab case. */
            act: string;
            /** @description Whether the person who asks may do it. */
            can: boolean;
            /** @description In English. */
            en: string;
            /** @description Why not, in English. */
            why?: string | null;
            /** @description Why not, in Chinese. */
            why_zh?: string | null;
            /** @description In Chinese. */
            zh: string;
        };
        ApplicationCard: {
            id: string;
            firm: string;
            firm_name: string | null;
            product: string;
            product_zh: string;
            product_en: string;
            amount: components["schemas"]["Cash"];
            tenor_months: number;
            purpose: components["schemas"]["Named"];
            automation_refused: boolean;
            state: components["schemas"]["Named"];
            submitted_on: string;
            submitted_by: string;
            submitted_by_name: string;
            decision: components["schemas"]["DecisionCard"] | null;
            review: components["schemas"]["ReviewCard"] | null;
            loan: string | null;
            loan_number: string | null;
            allowed: components["schemas"]["AllowedAct"][];
        };
        ApplicationLine: {
            id: string;
            firm: string;
            firm_name: string | null;
            product: string;
            product_zh: string;
            product_en: string;
            amount: components["schemas"]["Cash"];
            tenor_months: number;
            state: components["schemas"]["Named"];
            outcome: components["schemas"]["Named"] | null;
            grade: string | null;
            submitted_on: string;
            submitted_by: string;
            submitted_by_name: string;
            loan: string | null;
            loan_number: string | null;
        };
        BankAnswer: {
            result: string;
            on?: string | null;
            reference: string;
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
            /** @description Which values fall here. */
            label: string;
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
            /** @description The loss that the agreement covers. */
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
        /** @description The guarantor's payment. */
        Compensation: {
            /** @description The amount of the bank entry; checked against what the agreement gives. It is what is recorded when left out. */
            amount?: string | null;
            /** @description Value date; today when left out. */
            on?: string | null;
            /** @description Reference of the bank entry. */
            reference: string;
        };
        Correction: {
            act: string;
            reference?: string | null;
            reason: string;
        };
        DecisionCard: {
            id: string;
            application: string;
            decided_on: string;
            outcome: components["schemas"]["Named"];
            score: number | null;
            pd_percent: string | null;
            grade: string | null;
            limit: components["schemas"]["Cash"] | null;
            amount: components["schemas"]["Cash"] | null;
            rate: components["schemas"]["RateCard"] | null;
            all_in_simple_percent: string | null;
            all_in_compound_percent: string | null;
            reasons: components["schemas"]["ReasonCard"][];
            pinned: string[];
            digest: string;
            score_points: components["schemas"]["ScorePoints"][];
            score_scale: components["schemas"]["ScoreScale"] | null;
            price: components["schemas"]["PriceStep"][];
            fees: components["schemas"]["FeeLine"][];
            checks: components["schemas"]["CheckLine"][];
            inputs: components["schemas"]["InputLine"][];
            all_in: components["schemas"]["AllIn"] | null;
        };
        /** @description How a scorecard is to be developed. */
        Develop: {
            /** @description Columns to leave out, beside those known to leak. */
            exclude?: string[];
            /** @description Its name; a known one gets its next version. */
            name: string;
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
        FactCard: {
            kind: components["schemas"]["Named"];
            effective_on: string;
            recorded_at: string;
            actor: string;
            amount?: components["schemas"]["Cash"] | null;
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
        InstalmentCard: {
            number: number;
            due_on: string;
            principal: components["schemas"]["Cash"];
            interest: components["schemas"]["Cash"];
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
        LoanCard: {
            id: string;
            number: string;
            firm: string;
            firm_name: string | null;
            application: string | null;
            product: string;
            product_zh: string;
            product_en: string;
            principal: components["schemas"]["Cash"];
            rate: components["schemas"]["RateCard"];
            method: components["schemas"]["Named"];
            term_months: number;
            state: components["schemas"]["Named"];
            position: components["schemas"]["PositionCard"] | null;
            schedule: components["schemas"]["InstalmentCard"][];
            facts: components["schemas"]["FactCard"][];
            postings: components["schemas"]["PostingCard"][];
            corrections: string[];
            agreement: string | null;
            closed_through: string | null;
            guaranteed: boolean;
            compensated: components["schemas"]["Cash"];
            simulated: boolean;
            allowed: components["schemas"]["AllowedAct"][];
        };
        LoanLine: {
            id: string;
            number: string;
            firm: string;
            firm_name: string | null;
            product: string;
            product_zh: string;
            product_en: string;
            principal: components["schemas"]["Cash"];
            outstanding: components["schemas"]["Cash"] | null;
            rate: components["schemas"]["RateCard"];
            days_past_due: number | null;
            class: components["schemas"]["Named"] | null;
            position_on: string | null;
            state: components["schemas"]["Named"];
            region_zh: string | null;
            industry_zh: string | null;
            starts_on: string;
            ends_on: string;
            guaranteed: boolean;
        };
        LoanReceipt: {
            id: string;
            number: string;
            state: components["schemas"]["Named"];
            position: components["schemas"]["PositionCard"] | null;
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
        /** @description A body without content. */
        Nothing: Record<string, never>;
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
            /** @description Its names. */
            name: components["schemas"]["Named"];
            /** @description What flowed back to it. */
            recovered: components["schemas"]["Cash"];
            /** @description As what. */
            role: components["schemas"]["Named"];
            /** @description Share of a loss, percent. */
            share_percent: string;
        };
        Payment: {
            amount: string;
            on?: string | null;
            reference: string;
        };
        PositionCard: {
            at: string;
            outstanding: components["schemas"]["Cash"];
            due: components["schemas"]["Cash"];
            accrued: components["schemas"]["Cash"];
            overdue_principal: components["schemas"]["Cash"];
            overdue_interest: components["schemas"]["Cash"];
            penalty: components["schemas"]["Cash"];
            payoff: components["schemas"]["Cash"];
            days_past_due: number;
            class: components["schemas"]["Named"];
        };
        PostingCard: {
            value_date: string;
            book_date: string;
            account: string;
            zh: string;
            en: string;
            amount: components["schemas"]["Cash"];
        };
        /** @description What a client gets instead of an answer. */
        ProblemDetails: {
            /** @description Stable code; see docs/errors.md. */
            code: string;
            /** @description What happened and what to do, in English. */
            detail: string;
            /** @description What happened and what to do, in Chinese. */
            detail_zh: string;
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
            /** @description Product id. */
            id: string;
            /** @description Layer of the product matrix. */
            layer: components["schemas"]["Named"];
            /** @description Name in English. */
            name_en: string;
            /** @description Name in Chinese. */
            name_zh: string;
            /** @description Its terms at a glance. */
            summary: components["schemas"]["ProductSummary"];
            /** @description The rules of that document. */
            tables: components["schemas"]["RuleTable"][];
            /** @description Every version, the newest first. */
            versions: components["schemas"]["ProductVersion"][];
        };
        /** @description A product in the catalogue. */
        ProductLine: components["schemas"]["ProductCard"] & {
            /** @description Its terms at a glance. */
            summary: components["schemas"]["ProductSummary"];
        };
        /** @description What a line of the catalogue says of a product. */
        ProductSummary: {
            /** @description Credit only, or the guarantee that may be required. */
            enhancement: components["schemas"]["Named"];
            /** @description The most that can be asked for. */
            limit_max: components["schemas"]["Cash"];
            /** @description The lowest yearly rate, percent. */
            rate_from: string;
            /** @description Ways to repay. */
            repayment: components["schemas"]["Named"][];
            /**
             * Format: int32
             * @description The longest tenor.
             */
            tenor_months_max: number;
        };
        /** @description One version of a product. */
        ProductVersion: {
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
            /** @description Where it stands. */
            state: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description Version, from 1 up.
             */
            version: number;
        };
        Proposal: {
            id: string;
            act: components["schemas"]["Named"];
            limit: components["schemas"]["Cash"] | null;
            until: string | null;
            loan: string | null;
            loan_number: string | null;
            reference: string | null;
            on: string | null;
            reason: string;
            proposed_by: string;
            proposed_by_name: string;
            proposed_at: string;
            approved_by: string[];
            approved_by_names: string[];
            approvals_needed: number;
            state: components["schemas"]["Named"];
            allowed: components["schemas"]["AllowedAct"][];
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
        Reason: {
            reason: string;
        };
        ReasonCard: {
            code: string;
            zh: string;
            en: string;
            weight: components["schemas"]["Named"];
            rule: string;
            value: string;
            threshold: string | null;
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
        ReplayCard: {
            decision: string;
            identical: boolean;
            erased: boolean;
            detail: string;
        };
        Review: {
            approve: boolean;
            reason: string;
        };
        ReviewCard: {
            by: string;
            by_name: string;
            outcome: components["schemas"]["Named"];
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
            /** @description Give it as `after` for the next page; absent on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description Agreement id. */
                id: string;
                /**
                 * Format: int64
                 * @description Loans covered.
                 */
                loans: number;
                /** @description Losses divided so far. */
                losses: components["schemas"]["Cash"];
                /** @description Name that products refer to. */
                name: string;
                /** @description Principal covered and not released. */
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
            /** @description Give it as `after` for the next page; absent on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /**
                 * Format: int64
                 * @description Amount asked for, in minor units.
                 */
                amount_minor: number;
                /** @description Currency code. */
                currency: string;
                /** @description Firm id. */
                firm: string;
                /** @description Grade of the last decision. */
                grade?: string | null;
                /** @description Application id. */
                id: string;
                /** @description The loan it became. */
                loan?: string | null;
                /** @description Outcome of the last decision. */
                outcome?: string | null;
                /** @description Product code. */
                product: string;
                /** @description Where it stands. */
                state: string;
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
        Rows_BatchCard: {
            /** @description Give it as `after` for the next page; absent on the last one. */
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
        Rows_KeyCard: {
            /** @description Give it as `after` for the next page; absent on the last one. */
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
            /** @description Give it as `after` for the next page; absent on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: {
                /** @description Currency code. */
                currency: string;
                /** @description Last due day. */
                ends_on: string;
                /** @description Firm id. */
                firm: string;
                /** @description Loan id. */
                id: string;
                /** @description Contract number. */
                number: string;
                /**
                 * Format: int64
                 * @description Contract principal, in minor units.
                 */
                principal_minor: number;
                /** @description Product code and version. */
                product: string;
                /** @description First day. */
                starts_on: string;
                /** @description Where it stands. */
                state: string;
            }[];
        };
        /** @description A page of a list. */
        Rows_ParameterCard: {
            /** @description Give it as `after` for the next page; absent on the last one. */
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
            /** @description Give it as `after` for the next page; absent on the last one. */
            next?: string | null;
            /** @description The rows. */
            rows: (components["schemas"]["ProductCard"] & {
                /** @description Its terms at a glance. */
                summary: components["schemas"]["ProductSummary"];
            })[];
        };
        /** @description A page of a list. */
        Rows_QuarantineCard: {
            /** @description Give it as `after` for the next page; absent on the last one. */
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
            /** @description Give it as `after` for the next page; absent on the last one. */
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
        Rows_UserCard: {
            /** @description Give it as `after` for the next page; absent on the last one. */
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
        /** @description A party's part of a loss. */
        ShareCard: {
            /** @description Its part. */
            amount: components["schemas"]["Cash"];
            /** @description Name of the party in Chinese. */
            party: string;
        };
        Submit: {
            firm: string;
            product: string;
            amount: string;
            tenor_months: number;
            purpose: string;
            automation_refused?: boolean | null;
        };
        /** @description A column of a table. */
        TableColumn: {
            /** @description The variable it reads or the result it gives. */
            field: string;
            /** @description What people call it; the field when the document gives no name. */
            name: string;
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
        Bucket: {
            name: components["schemas"]["Named"];
            count: number;
            amount: components["schemas"]["Cash"];
        };
        Institution: {
            code: string;
            name_zh: string;
            name_en: string;
            kind: components["schemas"]["Named"];
            currency: string;
            simulated: boolean;
        };
        SetupRequest: {
            token: string;
            name: string;
            password: string;
        };
        ScorePoints: {
            feature: string;
            zh: string;
            en: string;
            value: string;
            bin: string;
            points: number;
            best_points: number;
            lost: number;
        };
        ScoreBand: {
            grade: string;
            from?: number | null;
            to?: number | null;
        };
        ScoreScale: {
            lowest: number;
            highest: number;
            bands: components["schemas"]["ScoreBand"][];
        };
        PriceStep: {
            step: string;
            zh: string;
            en: string;
            percent: string;
        };
        FeeLine: {
            code: string;
            zh: string;
            en: string;
            payee_zh: string;
            upfront: components["schemas"]["Cash"];
            each_instalment: components["schemas"]["Cash"];
        };
        CheckLine: {
            step: components["schemas"]["Named"];
            rule: string;
            zh: string;
            en: string;
            result: components["schemas"]["Named"];
            value: string;
            threshold: string | null;
        };
        InputLine: {
            name: string;
            zh: string;
            en: string;
            value: string | null;
            category: components["schemas"]["Named"] | null;
        };
        AllIn: {
            simple_percent: string;
            compound_percent: string;
            by_days_percent: string;
            cap_percent: string;
        };
        PreviewRequest: {
            act: string;
            amount?: string | null;
            on?: string | null;
            reference?: string | null;
            mode?: string | null;
        };
        PreviewCard: {
            before: components["schemas"]["PositionCard"];
            after: components["schemas"]["PositionCard"];
            schedule: components["schemas"]["InstalmentCard"][];
            postings: components["schemas"]["PostingCard"][];
            notes: components["schemas"]["Named"][];
        };
        Prepayment: {
            amount: string;
            on?: string | null;
            reference: string;
            mode?: string | null;
        };
        Policy: {
            limit: string;
            until: string;
            reason: string;
        };
        CloseCard: {
            day: string;
            loans: number;
            outstanding: components["schemas"]["Cash"];
            overdue: components["schemas"]["Bucket"][];
            classes: components["schemas"]["Bucket"][];
            closed_on: string;
        };
        CloseRequest: {
            through: string;
        };
        SummaryCard: {
            institution: string;
            name_zh: string;
            simulated: boolean;
            applications: unknown;
            straight_through_percent?: string | null;
            close?: components["schemas"]["CloseCard"] | null;
            npl_percent?: string | null;
            losses: unknown;
            balances: components["schemas"]["BalanceLine"][];
        };
        BalanceLine: {
            account: string;
            zh: string;
            en: string;
            balance: components["schemas"]["Cash"];
        };
        DayBalance: {
            day: string;
            outstanding: components["schemas"]["Cash"];
            loans: number;
            npl_percent?: string | null;
            overdue: components["schemas"]["Cash"];
        };
        MonthLending: {
            month: string;
            count: number;
            amount: components["schemas"]["Cash"];
        };
        VintagePoint: {
            months_on_book: number;
            bad_percent: string;
        };
        Vintage: {
            vintage: string;
            loans: number;
            points: components["schemas"]["VintagePoint"][];
        };
        NamedCount: {
            name: components["schemas"]["Named"];
            count: number;
        };
        NamedCash: {
            name: components["schemas"]["Named"];
            amount: components["schemas"]["Cash"];
        };
        PortfolioCard: {
            at?: string | null;
            currency: string;
            simulated: boolean;
            loans: number;
            outstanding: components["schemas"]["Cash"];
            npl_percent?: string | null;
            straight_through_percent?: string | null;
            balance_by_day: components["schemas"]["DayBalance"][];
            lending_by_month: components["schemas"]["MonthLending"][];
            overdue: components["schemas"]["Bucket"][];
            classes: components["schemas"]["Bucket"][];
            grades: components["schemas"]["Bucket"][];
            regions: components["schemas"]["Bucket"][];
            industries: components["schemas"]["Bucket"][];
            products: components["schemas"]["Bucket"][];
            vintages: components["schemas"]["Vintage"][];
            applications: components["schemas"]["NamedCount"][];
            losses: components["schemas"]["NamedCash"][];
            balances: components["schemas"]["BalanceLine"][];
        };
        CodeName: {
            code: string;
            zh: string;
            en: string | null;
        };
        FirmLine: {
            id: string;
            uscc: string;
            name: string;
            region: components["schemas"]["CodeName"];
            industry: components["schemas"]["CodeName"];
            registered_on: string | null;
            standing: components["schemas"]["Named"];
            simulated: boolean;
        };
        ConsentCard: {
            id: string;
            firm: string;
            purpose: components["schemas"]["Named"];
            categories: components["schemas"]["Named"][];
            recipient: components["schemas"]["Named"];
            granted_on: string;
            expires_on: string;
            withdrawn_on: string | null;
            state: components["schemas"]["Named"];
            method: components["schemas"]["Named"];
            text_hash: string;
            allowed: components["schemas"]["AllowedAct"][];
        };
        FeatureCard: {
            name: string;
            zh: string;
            en: string;
            value: string;
            unit: components["schemas"]["Named"];
            category: components["schemas"]["Named"];
            observed_on: string;
        };
        FirmApplicationLine: {
            id: string;
            product: string;
            amount: components["schemas"]["Cash"];
            state: components["schemas"]["Named"];
            submitted_on: string;
        };
        FirmLoanLine: {
            id: string;
            number: string;
            principal: components["schemas"]["Cash"];
            state: components["schemas"]["Named"];
            starts_on: string;
            ends_on: string;
        };
        FirmCard: {
            id: string;
            uscc: string;
            name: string;
            region: components["schemas"]["CodeName"];
            industry: components["schemas"]["CodeName"];
            registered_on: string | null;
            standing: components["schemas"]["Named"];
            simulated: boolean;
            body: components["schemas"]["Named"];
            kyc: components["schemas"]["Named"];
            size: components["schemas"]["Named"] | null;
            size_reasons: components["schemas"]["Named"][];
            consents: components["schemas"]["ConsentCard"][];
            features: components["schemas"]["FeatureCard"][];
            applications: components["schemas"]["FirmApplicationLine"][];
            loans: components["schemas"]["FirmLoanLine"][];
            allowed: components["schemas"]["AllowedAct"][];
        };
        RevealedCode: {
            id: string;
            uscc: string;
        };
        FirmEntry: {
            uscc: string;
            name: string;
            region?: string | null;
            industry: string;
            registered_on?: string | null;
            standing: string;
            kyc: string;
        };
        ConsentEntry: {
            purpose: string;
            categories: string[];
            from?: string | null;
            until?: string | null;
            text: string;
            method: string;
        };
        ErasedFirm: {
            id: string;
            erased: boolean;
        };
        UserLine: {
            id: string;
            name: string;
            roles: components["schemas"]["Named"][];
            state: components["schemas"]["Named"];
            locked: boolean;
        };
        NewUser: {
            name: string;
            roles: string[];
        };
        UserLink: {
            user: components["schemas"]["UserLine"];
            link: string;
            expires_at: string;
        };
        Link: {
            link: string;
            expires_at: string;
        };
        Roles: {
            roles: string[];
        };
        RoleAction: {
            id: string;
            zh: string;
            en: string;
            roles: string[];
        };
        RoleTable: {
            roles: components["schemas"]["Named"][];
            actions: components["schemas"]["RoleAction"][];
        };
        KeyLine: {
            id: string;
            label: string;
            user_name: string;
            state: components["schemas"]["Named"];
            created_at: string;
            last_used_at: string | null;
        };
        KeyToken: {
            id: string;
            token: string;
        };
        AuditObject: {
            kind: components["schemas"]["Named"];
            id: string;
            label: string;
        };
        AuditActor: {
            id: string;
            name: string;
            via: components["schemas"]["Named"];
        };
        AuditLine: {
            log_index?: number | null;
            stream: string;
            version: number;
            kind: components["schemas"]["Named"];
            object: components["schemas"]["AuditObject"];
            effective_on: string;
            recorded_at: string;
            actor: components["schemas"]["AuditActor"];
            hash: string;
            payload: unknown;
        };
        VerifiedHead: {
            size: number;
            root: string;
            signed_at: string;
            key: string;
        };
        Verification: {
            events: number;
            heads: number;
            faults: string[];
            head?: components["schemas"]["VerifiedHead"] | null;
        };
        Rule: {
            id: string;
            zh: string;
            en: string;
            value: string;
            unit: string;
            effective_from: string;
            effective_to: string | null;
            source: string;
            confidence: components["schemas"]["Named"];
        };
        MarketColumn: {
            zh: string;
            en: string;
        };
        MarketRow: {
            zh: string;
            en: string;
            values: (number | null)[];
        };
        MarketTable: {
            id: string;
            zh: string;
            en: string;
            section: string;
            unit_zh: string;
            unit_en: string;
            kind: string;
            columns: components["schemas"]["MarketColumn"][];
            rows: components["schemas"]["MarketRow"][];
        };
        ConflictValue: {
            where_zh: string;
            where_en: string;
            value: string;
        };
        Conflict: {
            zh: string;
            en: string;
            values: components["schemas"]["ConflictValue"][];
        };
        OwnFigure: {
            zh: string;
            en: string;
            unit_zh: string;
            unit_en: string;
            report: number;
            own: number | null;
            simulated: boolean;
        };
        Market: {
            note_zh: string;
            note_en: string;
            tables: components["schemas"]["MarketTable"][];
            conflicts: components["schemas"]["Conflict"][];
            own: components["schemas"]["OwnFigure"][];
        };
        Webhook: {
            id: string;
            url: string;
            label: string;
            kinds: string[];
            state: components["schemas"]["Named"];
            created_at: string;
        };
        NewWebhook: {
            url: string;
            kinds: string[];
            label: string;
        };
        WebhookSecret: {
            id: string;
            secret: string;
        };
        Delivery: {
            log_index: number;
            kind: string;
            status: components["schemas"]["Named"];
            attempts: number;
            last_at?: string | null;
            next_at?: string | null;
            response?: string | null;
        };
        SessionLine: {
            id: string;
            started_at: string;
            last_used_at: string;
            current: boolean;
            via: string;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                after?: string | null;
                /** @description At most so many rows (1 to 500). */
                limit?: number | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                after?: string | null;
                /** @description At most so many rows (1 to 500). */
                limit?: number | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                after?: string | null;
                /** @description At most so many rows (1 to 500). */
                limit?: number | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                after?: string | null;
                /** @description At most so many rows (1 to 500). */
                limit?: number | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description Too many failures: wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description Too many failures: wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description Too many failures: wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                after?: string | null;
                /** @description At most so many rows (1 to 500). */
                limit?: number | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                on?: string | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                after?: string | null;
                /** @description At most so many rows (1 to 500). */
                limit?: number | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                version?: number | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
                after?: string | null;
                /** @description At most so many rows (1 to 500). */
                limit?: number | null;
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
            /** @description The server is busy or the store cannot be reached: try again with the same idempotency key. */
            503: {
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
