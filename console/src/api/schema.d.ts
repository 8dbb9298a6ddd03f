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
        post: {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
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
    "/v1/logout": {
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
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/v1/me": {
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
                        "application/json": components["schemas"]["Me"];
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
    "/v1/me/password": {
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
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPassword"];
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/v1/links/redeem": {
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
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Redeem"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
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
    "/v1/setup": {
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
                        "application/json": components["schemas"]["Setup"];
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
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetupRequest"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
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
    "/v1/scorecards": {
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
                            rows: components["schemas"]["ScorecardLine"][];
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
                    "application/json": components["schemas"]["Develop"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScorecardReceipt"];
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
    "/v1/scorecards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    version?: string;
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
                        "application/json": components["schemas"]["ScorecardDetail"];
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
    "/v1/scorecards/{id}/approve": {
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
                    "application/json": components["schemas"]["Version"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScorecardReceipt"];
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
                            rows: components["schemas"]["BatchCard"][];
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
    "/v1/batches/quarantine": {
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
                            rows: components["schemas"]["QuarantineCard"][];
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
    "/v1/products": {
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
                            rows: components["schemas"]["ProductLine"][];
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
                    "application/json": components["schemas"]["Document"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProductCard"];
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
    "/v1/products/{code}": {
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
                    code: string;
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
                        "application/json": components["schemas"]["ProductDetail"];
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
    "/v1/products/validate": {
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
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Validation"];
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
    "/v1/products/{code}/approve": {
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
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProductCard"];
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
    "/v1/agreements": {
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
                            rows: components["schemas"]["AgreementCard"][];
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
                    "application/json": components["schemas"]["Document"];
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
    "/v1/agreements/{id}": {
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
                        "application/json": components["schemas"]["AgreementDetail"];
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
    "/v1/claims/{id}/compensation": {
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
                    "application/json": components["schemas"]["Compensation"];
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
    "/v1/claims/{id}/recoveries": {
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
                    "application/json": components["schemas"]["RecoveryEntry"];
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
    "/v1/users": {
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
                            rows: components["schemas"]["UserLine"][];
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
    "/v1/users/{name}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
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
                    "application/json": components["schemas"]["Roles"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserLine"];
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
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserLine"];
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
            requestBody?: never;
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
    "/v1/keys": {
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
                            rows: components["schemas"]["KeyLine"][];
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
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyToken"];
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
    "/v1/keys/{id}/revoke": {
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
            requestBody?: never;
            responses: {
                /** @description Done. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyLine"];
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
    "/v1/roles": {
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
                        "application/json": components["schemas"]["RoleTable"];
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
    "/v1/verification": {
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
                        "application/json": components["schemas"]["Verification"];
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
    "/v1/rulebook": {
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
                    on?: string;
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
                            rows: components["schemas"]["Rule"][];
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
            requestBody?: never;
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
            requestBody?: never;
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
        Cash: {
            minor: number;
            currency: string;
            text: string;
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
        FactCard: {
            kind: components["schemas"]["Named"];
            effective_on: string;
            recorded_at: string;
            actor: string;
            amount?: components["schemas"]["Cash"] | null;
            reference?: string | null;
        };
        /** @description How the service is. */
        Health: {
            /** @description `ok` when the book can be read. */
            status: string;
            /**
             * Format: int64
             * @description Age of the oldest event not sealed yet, in milliseconds.
             */
            unsealed_ms: number;
            /** @description Version of the program. */
            version: string;
        };
        InstalmentCard: {
            number: number;
            due_on: string;
            principal: components["schemas"]["Cash"];
            interest: components["schemas"]["Cash"];
            unpaid: components["schemas"]["Cash"];
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
        Login: {
            institution: string;
            name: string;
            password: string;
            cookie?: boolean | null;
        };
        Me: {
            id: string;
            name: string;
            roles: components["schemas"]["Named"][];
            institution: components["schemas"]["Institution"];
            today: string;
            clock_simulated: boolean;
            allowed: string[];
            must_set_password: boolean;
        };
        Named: {
            id: string;
            zh: string;
            en: string;
        };
        /** @description A body without content. */
        Nothing: Record<string, never>;
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
        ProblemDetails: {
            type: string;
            title: string;
            title_zh: string;
            status: number;
            code: string;
            detail: string;
            detail_zh: string;
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
        /**
         * @description What the bank said about a payout.
         * @enum {string}
         */
        RailAnswer: "confirmed" | "unknown" | "returned";
        RateCard: {
            annual_percent: string;
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
        Session: {
            token?: string | null;
            expires_at: string;
            user: components["schemas"]["Me"];
        };
        Submit: {
            firm: string;
            product: string;
            amount: string;
            tenor_months: number;
            purpose: string;
            automation_refused?: boolean | null;
        };
        Bucket: {
            name: components["schemas"]["Named"];
            count: number;
            amount: components["schemas"]["Cash"];
        };
        AllowedAct: {
            act: string;
            zh: string;
            en: string;
            can: boolean;
            why: string | null;
            why_zh: string | null;
        };
        Institution: {
            code: string;
            name_zh: string;
            name_en: string;
            kind: components["schemas"]["Named"];
            currency: string;
            simulated: boolean;
        };
        Setup: {
            needed: boolean;
        };
        SetupRequest: {
            token: string;
            name: string;
            password: string;
        };
        Redeem: {
            token: string;
        };
        NewPassword: {
            password: string;
            current?: string | null;
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
        Metrics: {
            rows: number;
            bads: number;
            auc: number;
            ks: number;
            gini: number;
            brier: number;
            bad_rate_percent: number;
            mean_pd_percent: number;
        };
        ScorecardLine: {
            id: string;
            name: string;
            version: number;
            active_version: number | null;
            state: components["schemas"]["Named"];
            test_auc: number | null;
            test_ks: number | null;
            developed_by_name: string;
            rows: number | null;
            bads: number | null;
            simulated: boolean;
        };
        ScorecardVersion: {
            version: number;
            state: components["schemas"]["Named"];
            digest: string;
            developed_by_name: string;
            developed_at: string;
            approved_by_name?: string | null;
            approved_at?: string | null;
        };
        ScalingCard: {
            base_points: number;
            odds: number;
            pdo: number;
        };
        BinCard: {
            label: string;
            rows: number;
            goods: number;
            bads: number;
            bad_rate_percent?: number | null;
            woe: number;
            points: number;
        };
        CharacteristicCard: {
            feature: string;
            zh: string;
            en: string;
            iv: number | null;
            strength: components["schemas"]["Named"] | null;
            coefficient: number;
            psi: number | null;
            bins: components["schemas"]["BinCard"][];
        };
        DroppedCard: {
            feature: string;
            zh: string;
            en: string;
            iv: number | null;
            why_zh: string;
            why_en: string;
        };
        CalibrationCard: {
            band: string;
            rows: number;
            predicted_percent: number;
            observed_percent: number;
        };
        PsiCard: {
            band: string;
            expected_percent: number;
            actual_percent: number;
        };
        HistogramCard: {
            from: number;
            to: number;
            goods: number;
            bads: number;
        };
        GradeCard: {
            grade: components["schemas"]["Named"];
            rows: number;
            predicted_percent?: number | null;
            observed_percent?: number | null;
        };
        ScorecardDetail: {
            id: string;
            name: string;
            version: number;
            active_version: number | null;
            state: components["schemas"]["Named"];
            test_auc: number | null;
            test_ks: number | null;
            developed_by_name: string;
            rows: number | null;
            bads: number | null;
            simulated: boolean;
            versions: components["schemas"]["ScorecardVersion"][];
            shown_version: number;
            target: string;
            split: string;
            scaling: components["schemas"]["ScalingCard"];
            characteristics: components["schemas"]["CharacteristicCard"][];
            dropped: components["schemas"]["DroppedCard"][];
            train: components["schemas"]["Metrics"];
            test: components["schemas"]["Metrics"];
            roc: number[][];
            ks: number[][];
            calibration: components["schemas"]["CalibrationCard"][];
            psi: components["schemas"]["PsiCard"][];
            psi_total: number;
            psi_shift: components["schemas"]["Named"];
            score_histogram: components["schemas"]["HistogramCard"][];
            grades: components["schemas"]["GradeCard"][];
            known_limits: components["schemas"]["Named"][];
            allowed: components["schemas"]["AllowedAct"][];
        };
        ScorecardReceipt: {
            id: string;
            name: string;
            version: number;
            active_version: number | null;
            digest: string;
        };
        Develop: {
            name: string;
            exclude: string[];
        };
        Version: {
            version?: number | null;
        };
        RefusedCount: {
            reason: string;
            rows: number;
        };
        BatchCard: {
            id: string;
            dataset: components["schemas"]["Named"];
            source: string;
            simulated: boolean;
            read: number;
            accepted: number;
            refused: number;
            reasons: components["schemas"]["RefusedCount"][];
            segments: number;
            quarantined: number;
        };
        QuarantineCard: {
            batch: string;
            source: string;
            row: number;
            raw: string;
            field?: string | null;
            reason: components["schemas"]["Named"];
            detail: string;
        };
        ProductSummary: {
            limit_min: components["schemas"]["Cash"];
            limit_max: components["schemas"]["Cash"];
            rate_from: string;
            tenor_months_min: number;
            tenor_months_max: number;
            purposes: components["schemas"]["Named"][];
            repayment: components["schemas"]["Named"][];
            enhancement: components["schemas"]["Named"];
        };
        ProductLine: {
            id: string;
            code: string;
            name_zh: string;
            name_en: string;
            layer: components["schemas"]["Named"];
            active_version: number | null;
            versions: unknown[];
            document: string;
            summary: components["schemas"]["ProductSummary"];
        };
        ProductCard: {
            id: string;
            code: string;
            name_zh: string;
            name_en: string;
            layer: components["schemas"]["Named"];
            active_version: number | null;
            versions: unknown[];
            document: string;
        };
        ProductVersion: {
            version: number;
            state: components["schemas"]["Named"];
            document: string;
            digest: string;
            drafted_by_name: string;
            approved_by_name?: string | null;
            drafted_at: string;
            approved_at?: string | null;
        };
        TableColumn: {
            field: string;
            name: string;
        };
        RuleTable: {
            name: string;
            zh: string;
            en: string;
            hit: components["schemas"]["Named"];
            inputs: components["schemas"]["TableColumn"][];
            outputs: components["schemas"]["TableColumn"][];
            rows: string[][];
        };
        ProductDetail: {
            id: string;
            code: string;
            name_zh: string;
            name_en: string;
            description_zh: string;
            layer: components["schemas"]["Named"];
            active_version: number | null;
            summary: components["schemas"]["ProductSummary"];
            document: string;
            versions: components["schemas"]["ProductVersion"][];
            tables: components["schemas"]["RuleTable"][];
            allowed: components["schemas"]["AllowedAct"][];
        };
        Document: {
            document: string;
        };
        DocumentFault: {
            path: string;
            zh: string;
            en: string;
        };
        Validation: {
            ok: boolean;
            faults: components["schemas"]["DocumentFault"][];
        };
        CapCard: {
            kind: components["schemas"]["Named"];
            limit: components["schemas"]["Cash"];
            used?: components["schemas"]["Cash"] | null;
            used_percent?: string | null;
        };
        PartyTerms: {
            institution: string;
            name: components["schemas"]["Named"];
            role: components["schemas"]["Named"];
            share_percent: string;
            fee_percent: string;
            front: boolean;
            borne: components["schemas"]["Cash"];
            recovered: components["schemas"]["Cash"];
        };
        PartyCard: {
            name: string;
            role: string;
            share_percent: string;
            borne: components["schemas"]["Cash"];
            recovered: components["schemas"]["Cash"];
        };
        ShareCard: {
            party: string;
            amount: components["schemas"]["Cash"];
        };
        ClaimCard: {
            loan: string;
            loan_number: string;
            loss: components["schemas"]["Cash"];
            uncovered: components["schemas"]["Cash"];
            state: components["schemas"]["Named"];
            shares: components["schemas"]["ShareCard"][];
            paid: components["schemas"]["Cash"];
            recovered: components["schemas"]["Cash"];
            noticed_on: string;
            demanded_on?: string | null;
            paid_on?: string | null;
            deadline?: string | null;
            allowed: components["schemas"]["AllowedAct"][];
        };
        AgreementCard: {
            id: string;
            name: string;
            loans: number;
            outstanding: components["schemas"]["Cash"];
            losses: components["schemas"]["Cash"];
            paid: components["schemas"]["Cash"];
            recovered: components["schemas"]["Cash"];
            parties: components["schemas"]["PartyCard"][];
        };
        AgreementDetail: {
            id: string;
            name: string;
            coverage: components["schemas"]["Named"];
            waiting_days: number;
            payment_days: number;
            from: string;
            until: string;
            loans: number;
            outstanding: components["schemas"]["Cash"];
            losses: components["schemas"]["Cash"];
            paid: components["schemas"]["Cash"];
            recovered: components["schemas"]["Cash"];
            parties: components["schemas"]["PartyTerms"][];
            caps: components["schemas"]["CapCard"][];
            claims: components["schemas"]["ClaimCard"][];
            allowed: components["schemas"]["AllowedAct"][];
        };
        Compensation: {
            amount?: string | null;
            on?: string | null;
            reference: string;
        };
        RecoveryEntry: {
            amount: string;
            on?: string | null;
            reference: string;
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
        NewKey: {
            user: string;
            label: string;
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
}
