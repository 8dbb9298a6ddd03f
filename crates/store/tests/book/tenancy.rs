//! PostgreSQL: a tenant sees its own rows only, and the application's role can neither pass that nor change the log.

use sqlx::Connection;
use sqlx::postgres::PgConnection;
use store::{AppendError, Arg, Statement};

use crate::place::{bank, fill, stored};

#[tokio::test]
async fn a_statement_without_a_tenant_condition_sees_one_tenant() {
    for place in stored().await {
        let Some(database) = place.database() else { continue };
        let book = place.open().await;
        for n in [1, 2] {
            fill(&book, bank(n), 3).await;
            let args = vec![Arg::Text(bank(n).to_string())];
            let note = Statement::new("INSERT INTO note (institution, id) VALUES ($1, 1)", args);
            book.execute(bank(n), vec![note]).await.unwrap();
        }
        for table in ["event", "sealed", "node", "head", "note"] {
            let query = format!("SELECT institution FROM {table} GROUP BY institution");
            let rows = book.query(bank(1), &Statement::new(query, Vec::new())).await.unwrap();
            let seen: Vec<String> = rows.iter().map(|row| row.text(0).unwrap()).collect();
            assert_eq!(seen, [bank(1).to_string()], "{table}");
        }
        // Writing another tenant's row is refused, not hidden.
        let foreign =
            Statement::new("INSERT INTO note (institution, id) VALUES ($1, 2)", vec![Arg::Text(bank(2).to_string())]);
        assert!(matches!(book.execute(bank(1), vec![foreign]).await, Err(AppendError::Internal(_))));
        // A connection of the application's role without a tenant sees nothing, and owns nothing.
        let mut app = PgConnection::connect(&database.app_url).await.unwrap();
        let seen = |sql: &'static str| sqlx::query_scalar::<_, i64>(sql);
        assert_eq!(seen("SELECT COUNT(*) FROM event").fetch_one(&mut app).await.unwrap(), 0);
        let owned =
            "SELECT COUNT(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)";
        assert_eq!(seen(owned).fetch_one(&mut app).await.unwrap(), 0);
        let fenced = "SELECT COUNT(*) FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relkind = 'r'";
        assert_eq!(seen(fenced).fetch_one(&mut app).await.unwrap(), 7, "six of the book and one of the read models");
        let owner = PgConnection::connect(&database.owner_url);
        assert_eq!(seen("SELECT COUNT(*) FROM event").fetch_one(&mut owner.await.unwrap()).await.unwrap(), 0, "forced");
        for table in ["event", "sealed", "node", "head", "tenant", "seal_key", "schema_step"] {
            for sql in [format!("DELETE FROM {table}"), format!("UPDATE {table} SET institution = 'x'")] {
                let refused = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut app).await.unwrap_err();
                let code = refused.as_database_error().and_then(|error| error.code().map(std::borrow::Cow::into_owned));
                assert!(matches!(code.as_deref(), Some("42501" | "42703")), "{table} {refused}");
            }
        }
        book.close().await;
    }
}
