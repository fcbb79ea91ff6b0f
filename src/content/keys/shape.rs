//! The shapes that a value may have, as a schema says them.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diag::Rule;
use crate::training::generate::Supersets;
use crate::training::terms::{Bias, Day as Weekday, Goal, Level, Mechanic, Pattern, View};

/// Writes what a shape is in JSON Schema.
macro_rules! shape {
    ($(#[$about:meta])* $name:ident $(<$of:ident: $bound:ident>)? => |$generator:ident| $schema:expr) => {
        $(#[$about])*
        pub(super) struct $name $(<$of>(PhantomData<$of>))?;

        impl $(<$of: $bound>)? JsonSchema for $name $(<$of>)? {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

shape! {
    /// Text.
    Text => |_generator| json_schema!({"type": "string"})
}
shape! {
    /// The name of something in the guide: its title, its file's name or one of its aliases.
    Name => |_generator| json_schema!({"type": "string"})
}
shape! {
    /// A calendar day.
    Day => |_generator| json_schema!({"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"})
}
shape! {
    /// Keys with any values.
    Anything => |_generator| json_schema!({"type": "object"})
}
shape! {
    /// A list that is not empty.
    Some1<T: JsonSchema> => |generator| json_schema!({"type": "array", "items": T::json_schema(generator), "minItems": 1})
}
shape! {
    /// A list of two or more.
    Some2<T: JsonSchema> => |generator| json_schema!({"type": "array", "items": T::json_schema(generator), "minItems": 2})
}
shape! {
    /// A list of two.
    Two<T: JsonSchema> =>
        |generator| json_schema!({"type": "array", "items": T::json_schema(generator), "minItems": 2, "maxItems": 2})
}
shape! {
    /// One, or a list of them.
    OneOrList<T: JsonSchema> => |generator| {
        let one = T::json_schema(generator);
        json_schema!({"anyOf": [one, {"type": "array", "items": one}]})
    }
}
shape! {
    /// A name, or a map of keys.
    NameOr<T: JsonSchema> => |generator| json_schema!({"anyOf": [{"type": "string"}, T::json_schema(generator)]})
}
shape! {
    /// Workout lines: a text of several lines, or a list, whose lines YAML may have taken for keys with values.
    Work => |_generator| json_schema!({
        "anyOf": [
            {"type": "string", "minLength": 1},
            {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "string"}, {"type": "object", "minProperties": 1, "maxProperties": 1}]}},
        ]
    })
}
shape! {
    /// The first and the last week, or the only one.
    Weeks => |_generator| {
        let week = json_schema!({"type": "integer", "minimum": 1, "maximum": 104});
        json_schema!({"anyOf": [week, {"type": "array", "items": week, "minItems": 1, "maxItems": 2}]})
    }
}
shape! {
    /// Rules whose findings are left out.
    Allowed => |_generator| {
        let rules: Vec<&str> = Rule::ALL.iter().filter(|rule| rule.can_be_allowed()).map(|rule| rule.name()).collect();
        let names: Vec<&str> = rules.iter().copied().chain(["all"]).collect();
        json_schema!({
            "anyOf": [
                {"const": "all"},
                {"type": "array", "items": {"enum": names}},
                {"type": "object", "propertyNames": {"enum": rules}, "additionalProperties": {"type": ["string", "null"]}},
            ]
        })
    }
}
shape! {
    /// Rules whose findings stop a build.
    Denied => |_generator| {
        let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).chain(["warnings"]).collect();
        json_schema!({"anyOf": [{"const": "warnings"}, {"type": "array", "items": {"enum": names}}]})
    }
}
shape! {
    /// One of a closed list of words.
    Choice<T: Words> => |_generator| json_schema!({"type": "string", "enum": T::words()})
}

/// A whole number from `LOW` to `HIGH`.
pub(super) struct Number<const LOW: u32, const HIGH: u32>;

impl<const LOW: u32, const HIGH: u32> JsonSchema for Number<LOW, HIGH> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("NumberFrom{LOW}To{HIGH}").into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer", "minimum": LOW, "maximum": HIGH})
    }
}

/// A closed list of words.
pub(super) trait Words {
    /// The words, in the order in which they are told.
    fn words() -> Vec<&'static str>;
}

macro_rules! words {
    ($($of:ident::$id:ident),*) => { $(
        impl Words for $of {
            fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|word| word.$id()).collect()
            }
        }
    )* };
    ($($(#[$about:meta])* $name:ident: $($word:literal),*;)*) => { $(
        $(#[$about])*
        pub(super) struct $name;

        impl Words for $name {
            fn words() -> Vec<&'static str> {
                vec![$($word),*]
            }
        }
    )* };
}

words! { Mechanic::id, Pattern::id, Level::id, Bias::id, Goal::id, View::id, Weekday::id }
words! {
    /// Whether first mentions become links.
    Autolink: "first", "off";
    /// The unit of weights.
    Units: "kg", "lb";
    /// What happens to HTML in Markdown.
    Html: "allow", "escape";
}

impl Words for Supersets {
    fn words() -> Vec<&'static str> {
        [Self::Auto, Self::Yes, Self::No].map(Self::name).to_vec()
    }
}
