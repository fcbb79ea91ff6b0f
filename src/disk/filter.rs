//! Which names in a guide's folder are files of the guide.

/// Whether a name under `static/` (`keeps_hidden`) or another folder of the guide is left out.
///
/// Left out are hidden files, but not under `static/`, where `.nojekyll` and `.well-known` are part of the site;
/// and everywhere what systems, editors and version control leave behind.
pub(super) fn left_out(name: &str, keeps_hidden: bool) -> bool {
    let litter =
        matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini" | ".git" | ".gitignore" | ".gitkeep" | ".gitattributes" | ".hg" | ".svn")
            || name.ends_with('~')
            || name.starts_with(".#")
            || name.starts_with("~$")
            || (name.starts_with('#') && name.ends_with('#') && name.len() > 1)
            || name.starts_with("._")
            || (name.starts_with('.') && [".swp", ".swo", ".swx"].iter().any(|end| name.ends_with(end)));
    litter || (name.starts_with('.') && !keeps_hidden)
}

#[cfg(test)]
mod tests {
    use super::left_out;

    #[test]
    fn litter_is_left_out_and_the_rest_kept() {
        let case = |name: &str, elsewhere: bool, in_static: bool| {
            assert_eq!((left_out(name, false), left_out(name, true)), (elsewhere, in_static), "{name}");
        };
        case("squat.md", false, false);
        case("#1-mistake.jpg", false, false);
        case(".nojekyll", true, false);
        case(".well-known", true, false);
        case(".DS_Store", true, true);
        case("Thumbs.db", true, true);
        case("squat.md~", true, true);
        case("~$squat.docx", true, true);
        case(".squat.md.swp", true, true);
        case(".#squat.md", true, true);
        case("#squat.md#", true, true);
        case(".git", true, true);
    }
}
