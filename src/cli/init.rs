//! `ironleaf init`: a small complete guide to start from.

use std::path::Path;

use crate::desk;
use crate::disk::{self, Error};

use super::End;
use super::args::Init;
use super::terminal::Terminal;

pub(super) fn run(args: &Init, terminal: &Terminal) -> Result<End, Error> {
    disk::begin(&args.dir, &desk::starter())?;
    terminal.out(&closing(&args.dir));
    Ok(End::Well)
}

fn closing(dir: &Path) -> String {
    let here = dir.components().all(|part| part == std::path::Component::CurDir);
    let place = if here { "this folder".to_owned() } else { dir.display().to_string() };
    let go = if here { String::new() } else { format!("  cd {}\n", typed(&place)) };
    let (see, then) = if cfg!(feature = "serve") {
        (
            "ironleaf serve --open",
            "Your browser shows the guide, and follows what you save; Ctrl-C ends it. `ironleaf build` draws it to publish.",
        )
    } else {
        ("ironleaf build", "Then open output/index.html in a browser.")
    };
    format!(
        "began a guide in {place}: three exercises, two programs and an article; all of it is yours to change\n\n\
         Next, type these, each with Enter:\n\n{go}  {see}\n\n{then}\n"
    )
}

/// A path as someone types it into a shell.
fn typed(path: &str) -> String {
    let plain = path.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '\\' | ':' | '~'));
    if plain { path.to_owned() } else { format!("\"{path}\"") }
}

#[cfg(test)]
mod tests {
    use super::{Path, closing};

    #[test]
    fn the_next_commands_can_be_typed_as_they_stand() {
        let case = |dir: &str, want: &str| assert!(closing(Path::new(dir)).contains(want), "{}", closing(Path::new(dir)));
        case("my-guide", "  cd my-guide\n  ironleaf ");
        case("my guide", "  cd \"my guide\"\n");
        case(".", "began a guide in this folder: ");
        case(".", "Enter:\n\n  ironleaf ");
    }
}
