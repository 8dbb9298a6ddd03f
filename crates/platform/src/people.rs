//! Users and rights as people see them: who is here, who may do what, which programs act for whom.

use std::collections::BTreeSet;

use calendar::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::{objects, people};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal, Role, TABLE};
use crate::cards::Named;
use crate::events::from_json;
use crate::identity::User;
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};

/// A user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UserCard {
    /// User id.
    pub id: String,
    /// Name to sign in with.
    pub name: String,
    /// Roles held.
    pub roles: Vec<Named>,
    /// Active or disabled.
    pub state: Named,
    /// Whether too many wrong passwords have locked it for a while.
    pub locked: bool,
}

impl UserCard {
    /// A user as it stands, locked or not.
    #[must_use]
    pub fn of(user: &User, locked: bool) -> Self {
        let state = if user.active { ("active", "可用", "active") } else { ("disabled", "已停用", "disabled") };
        Self {
            id: user.id.to_string(),
            name: user.name.clone(),
            roles: user.roles.iter().map(|role| role.named()).collect(),
            state: Named::new(state.0, state.1, state.2),
            locked,
        }
    }
}

/// An action and the roles that may do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ActionCard {
    /// Stable id, in kebab case.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Ids of the roles that may do it.
    pub roles: Vec<String>,
}

/// Roles and what each may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RightsCard {
    /// Every role.
    pub roles: Vec<Named>,
    /// Every action.
    pub actions: Vec<ActionCard>,
}

/// The authorisation table, for people.
#[must_use]
pub fn rights() -> RightsCard {
    let action = |(action, roles): &(Action, &[Role])| ActionCard {
        id: action.id(),
        zh: action.zh().into(),
        en: action.en().into(),
        roles: roles.iter().map(|role| role.as_str().to_owned()).collect(),
    };
    RightsCard {
        roles: Role::ALL.iter().map(|role| role.named()).collect(),
        actions: TABLE.iter().map(action).collect(),
    }
}

/// A cursor over a list that is in the order of labels: the last row's label and id.
///
/// # Errors
/// [`Code::Invalid`] when it is not one that a page gave.
pub(crate) fn label_cursor(after: &str) -> Outcome<Option<(&str, &str)>> {
    if after.is_empty() {
        return Ok(None);
    }
    let parted = after.rsplit_once('~');
    parted
        .map(Some)
        .ok_or_else(|| Problem::new(Code::Invalid, "'after' is the next of the page before: give it unchanged"))
}

/// The cursor behind a row.
pub(crate) fn cursor_of(row: &objects::Object) -> String {
    format!("{}~{}", row.label, row.id)
}

/// A page of a list with the cursor of the next one; none on the last page.
pub type Paged<T> = (Vec<T>, Option<String>);

impl Platform {
    /// A page of things in the order of their labels, each read by `show`.
    pub(crate) async fn labelled_page<T>(
        &self,
        who: &Principal,
        kind: &str,
        (after, limit): (&str, u32),
        show: impl Fn(&objects::Object) -> Outcome<T>,
    ) -> Outcome<Paged<T>> {
        let rows = objects::by_label(&self.book, who.institution, kind, label_cursor(after)?, limit).await?;
        let full = rows.len() == views::limits::page(limit) as usize;
        let next = if full { rows.last().map(cursor_of) } else { None };
        Ok((rows.iter().map(show).collect::<Outcome<_>>()?, next))
    }

    /// A page of the asker's institution's users, by name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn user_cards(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<UserCard>> {
        who.require(Action::ManageUsers)?;
        let locked = self.locked_users(who).await?;
        self.labelled_page(who, "user", (after, limit), |row| {
            let user: User = from_json(row.body.as_bytes())?;
            Ok(UserCard::of(&user, locked.contains(&row.id)))
        })
        .await
    }

    async fn locked_users(&self, who: &Principal) -> Outcome<BTreeSet<String>> {
        let now = self.clock.now();
        let held = people::locks(&self.book, who.institution).await?;
        let still = |until: &str| until.parse::<Timestamp>().is_ok_and(|until| now < until);
        Ok(held.into_iter().filter(|(_, until)| still(until)).map(|(user, _)| user).collect())
    }

    /// The name of a user of an institution; the id when it is nobody's (the first set-up acts before there are users).
    pub(crate) async fn user_name(&self, institution: codes::InstitutionId, id: codes::UserId) -> Outcome<String> {
        if id.as_bytes() == OPERATOR.as_bytes() {
            return Ok("set-up".into());
        }
        let row = objects::get(&self.book, institution, "user", &id.to_string()).await?;
        Ok(row.map_or_else(|| id.to_string(), |row| row.label))
    }

    /// Every active user's id and name, for cards that name people.
    pub(crate) async fn all_user_names(
        &self,
        institution: codes::InstitutionId,
    ) -> Outcome<std::collections::BTreeMap<String, String>> {
        let rows = objects::all(&self.book, institution, "user", None, MAX_WHOLE_LIST).await?;
        Ok(rows.into_iter().map(|row| (row.id, row.label)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_one_that_a_page_gave() {
        assert_eq!(label_cursor("").unwrap(), None);
        assert_eq!(label_cursor("li~x~0f").unwrap(), Some(("li~x", "0f")));
        assert_eq!(label_cursor("li").unwrap_err().code, Code::Invalid);
    }
}
