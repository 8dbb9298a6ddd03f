//! The OpenAPI document: what the annotations beside the handlers do not say one by one.
//!
//! OpenAPI 3.1 asks for a description of every answer, and every operation can end in some problems that no handler
//! names (a body past its bound, a missing key, a busy server). Both are filled in here, so that they cannot be forgotten.

use utoipa::openapi::path::{HttpMethod, Operation, Parameter, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Response, Schema};

/// The media type of problems (RFC 9457).
const PROBLEM: &str = "application/problem+json";

/// The media types of exported lists; whoever offers the one offers the other.
const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Completes the document.
pub(crate) fn complete(openapi: &mut OpenApi) {
    for item in openapi.paths.paths.values_mut() {
        let operations = [
            (HttpMethod::Get, &mut item.get),
            (HttpMethod::Post, &mut item.post),
            (HttpMethod::Put, &mut item.put),
            (HttpMethod::Delete, &mut item.delete),
        ];
        for (method, operation) in operations.into_iter().filter_map(|(m, slot)| slot.as_mut().map(|o| (m, o))) {
            problems(operation, method != HttpMethod::Get);
            for (status, response) in &mut operation.responses.responses {
                if let RefOr::T(response) = response {
                    describe(status, response);
                }
            }
            for parameter in operation.parameters.iter_mut().flatten() {
                let RefOr::T(parameter) = parameter else { continue };
                if parameter.name == "limit" && parameter.parameter_in == ParameterIn::Query {
                    parameter.schema = Some(RefOr::T(page_length()));
                }
                if parameter.description.is_none() && parameter.parameter_in == ParameterIn::Path {
                    parameter.description = Some("Id as the API gives it.".into());
                }
            }
        }
    }
}

/// How many rows a page may be asked to have: any count, of which the server gives what it holds to be a page at most.
fn page_length() -> Schema {
    let built = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).maximum(Some(u32::MAX));
    built.description(Some("Rows of a page; more than 500 count as 500.")).build().into()
}

/// The problems any such operation can end in.
fn problems(operation: &mut Operation, writes: bool) {
    let mut statuses = vec!["429", "503"];
    if writes {
        statuses.extend(["413", "422"]);
    }
    let query = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(p) if p.parameter_in == ParameterIn::Query);
    if operation.parameters.iter().flatten().any(query) {
        statuses.push("422");
    }
    for status in statuses {
        let slot = operation.responses.responses.entry(status.to_owned());
        slot.or_insert_with(|| {
            let mut response = Response::new("");
            let schema = RefOr::Ref(Ref::from_schema_name("ProblemDetails"));
            response.content.insert(PROBLEM.to_owned(), RefOr::T(Content::new(Some(schema))));
            RefOr::T(response)
        });
    }
}

fn describe(status: &str, response: &mut Response) {
    if let Some(file) = response.content.get(CSV).cloned() {
        response.content.insert(XLSX.to_owned(), file);
    }
    if response.description.is_empty() {
        response.description = meaning(status).to_owned();
    }
    if status >= "400"
        && let Some(content) = response.content.shift_remove("application/json")
    {
        response.content.insert(PROBLEM.to_owned(), content);
    }
}

fn meaning(status: &str) -> &'static str {
    match status {
        "200" => "Done; a repeated write gives the answer of the first time.",
        "201" => "Made; a repeated write gives the answer of the first time.",
        "204" => "Done; there is nothing to say.",
        "401" => "Sign in: the token is missing, unknown or expired, or the password is wrong.",
        "403" => "Not by this person: the role does not allow it, or a second person is needed.",
        "404" => "There is no such thing in the asker's institution.",
        "409" => "Not now: the present state does not allow it, or the idempotency key was used for another request.",
        "413" => "The body is larger than the bound.",
        "422" => "The request is not valid: the detail says what to mend.",
        "429" => "Too often: wait as long as Retry-After says.",
        "503" => "The server is busy or the store cannot be reached: try again with the same idempotency key.",
        _ => "See the problem's code.",
    }
}
