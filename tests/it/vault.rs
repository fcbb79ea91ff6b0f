//! A vault of a note-taking program, opened as a guide: its habits are read as they are meant.

use ironleaf::{Options, OutPath, Severity, Site, Sources};

const EXERCISE: &str = "---\ntitle: Romanian Deadlift\naliases:\n  - RDL\nauthor:\ntags:\n  - hinge\nmuscles:\n  primary:\n    - hamstrings\n---\n\
    ## Set-up and grip\n\nStand tall.\n";

/// The drawn article of a small vault whose text is `text`, and the errors in it.
fn article(text: &str) -> (String, Vec<String>) {
    let article = format!("---\ntitle: Notes\nsummary: S.\n---\n{text}\n");
    let sources = Sources::from_iter([
        ("content/articles/notes.md", article.as_bytes()),
        ("content/articles/beside.gif", b"GIF89a".as_slice()),
        ("content/attachments/photo.gif", b"GIF89a"),
        ("content/attachments/one/twin.gif", b"GIF89a"),
        ("content/attachments/two/twin.gif", b"GIF89a"),
        ("content/exercises/hinge/romanian-deadlift.md", EXERCISE.as_bytes()),
    ]);
    let site = Site::new(&sources, &Options::default());
    let errors = site.report.findings.iter().filter(|f| f.severity == Severity::Error);
    let errors = errors.map(|f| format!("{}: {} ({})", f.rule.name(), f.message, f.help.as_deref().unwrap_or(""))).collect();
    let page = site.value.draw(&OutPath::new("articles/notes.html").unwrap()).unwrap().unwrap();
    (String::from_utf8(page.into_owned()).unwrap(), errors)
}

#[test]
fn links_and_pictures_lead_where_a_vault_leads() {
    let case = |text: &str, want: &str| {
        let (page, errors) = article(text);
        assert_eq!(errors, Vec::<String>::new(), "{text}");
        assert!(page.contains(want), "{text}: no {want} in\n{page}");
    };
    let rdl = "href=\"../exercises/romanian-deadlift.html";
    case("[[RDL|the hinge]]", rdl);
    case("[[RDL|the hinge]]", ">the hinge</a>");
    case("[[RDL#Set-up and grip]]", &format!("{rdl}#set-up-and-grip\""));
    case("[[exercises/hinge/romanian-deadlift|so]]", rdl);
    case("[[exercises/hinge/romanian-deadlift.md]]", rdl);
    case("![[beside.gif|Red]]", "src=\"beside.gif\" alt=\"Red\"");
    case("![[photo.gif|Red|30]]", "src=\"../attachments/photo.gif\" alt=\"Red\"");
    case("![[photo.gif|Red|30]]", "style=\"width:30px;height:auto\"");
    case("![[attachments/one/twin.gif|Red]]", "src=\"../attachments/one/twin.gif\"");
    case("Stand %%ask Bo%%tall", "Stand");
}

#[test]
fn what_a_vault_can_and_a_guide_cannot_is_said() {
    let case = |text: &str, want: &[&str]| assert_eq!(article(text).1, want, "{text}");
    case("%%private [[nobody]]%%", &[]);
    case(
        "![[twin.gif|Red]]",
        &["missing-image: several files are called `twin.gif`: `content/attachments/one/twin.gif` and `content/attachments/two/twin.gif` \
           (write which, by its way from `content/`: `![[attachments/one/twin.gif]]`)"],
    );
    case(
        "![[RDL]]",
        &["missing-image: `![[…]]` shows a picture, and `RDL` is a page (link to it, without the exclamation mark: `[[RDL]]`)"],
    );
    case(
        "[[RDL#^mark]]",
        &["dead-anchor: the page has no heading `#^mark` (marks of paragraphs are not read: link to a heading, such as \
           `[[Front Squat#Set-up]]`)"],
    );
}
