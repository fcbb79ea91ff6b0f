//! `ironleaf schema`: what front matter may hold, for editors.

use crate::content::{self, Kind};

use super::End;
use super::args::{Schema, SchemaKind};
use super::terminal::Terminal;

pub(super) fn run(args: &Schema, terminal: &Terminal) -> End {
    let schema = match args.kind {
        SchemaKind::Config => content::settings_schema(),
        SchemaKind::Exercise => content::schema(Kind::Exercise),
        SchemaKind::Program => content::schema(Kind::Program),
        SchemaKind::Article => content::schema(Kind::Article),
        SchemaKind::Muscle => content::schema(Kind::Muscle),
        SchemaKind::Group => content::schema(Kind::Group),
        SchemaKind::Term => content::schema(Kind::Term),
        SchemaKind::Author => content::schema(Kind::Author),
        SchemaKind::Page => content::schema(Kind::Page),
        SchemaKind::Home => content::schema(Kind::Home),
    };
    terminal.out(&format!("{schema:#}\n"));
    End::Well
}
