//! Which acts a card offers to the person who asks: what the object's state permits, and why this person may not.

use codes::UserId;

use crate::access::{Action, Principal, Role, allows};
use crate::cards::AllowedAct;

/// An act of an object, as this person may or may not do it. `makers` are the people who may not check what they made.
pub(crate) fn act(who: &Principal, action: Action, (id, zh, en): (&str, &str, &str), makers: &[UserId]) -> AllowedAct {
    let may = who.roles.iter().any(|role| allows(*role, action));
    let (why, why_zh) = if !may {
        let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| allows(*role, action)).collect();
        let en: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
        let zh: Vec<&str> = roles.iter().map(|role| role.zh()).collect();
        (Some(format!("ask somebody with the role {}", en.join(" or "))), Some(format!("请由{}办理", zh.join("或"))))
    } else if makers.contains(&who.user) {
        (
            Some("you made it: another person has to check it".to_owned()),
            Some("经办人不能复核自己的业务：请由另一位同事复核".to_owned()),
        )
    } else {
        (None, None)
    };
    AllowedAct { act: id.into(), zh: zh.into(), en: en.into(), can: why.is_none(), why, why_zh }
}
