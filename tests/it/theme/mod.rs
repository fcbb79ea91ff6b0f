//! The built-in theme draws every kind of page. `IRONLEAF_LOOK=dir cargo test --test it theme` writes the pages to look at.

mod samples;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use ironleaf::site::draw::Draw;
use ironleaf::site::gate::Gate;
use ironleaf::site::theme::{Theme, built_in_templates};
use ironleaf::site::view::{RESERVED_IDS, Site, WorkoutTable};
use ironleaf::source::Sources;
use serde::Serialize;

fn draw_with(files: &[(&str, &str)]) -> (Draw, Sources, ironleaf::diag::Report) {
    draw_for(&samples::site(), files)
}

fn draw_for(site: &Site, files: &[(&str, &str)]) -> (Draw, Sources, ironleaf::diag::Report) {
    let sources: Sources = files.iter().copied().collect();
    let mut report = ironleaf::diag::Report::default();
    let theme = Theme::new(&sources, "").into(&mut report);
    let draw = Draw::new(Arc::new(theme), site, Arc::new(Gate::default())).into(&mut report);
    (draw, sources, report)
}

fn files_in(folder: &Path, root: &Path, out: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_in(&path, root, out);
        } else {
            out.insert(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
        }
    }
}

#[test]
fn every_file_of_the_theme_is_embedded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let theme = Theme::new(&Sources::default(), "").value;
    let case = |folder: &str, embedded: BTreeSet<String>| {
        let mut on_disk = BTreeSet::new();
        files_in(&root.join(folder), &root.join(folder), &mut on_disk);
        assert_eq!(on_disk, embedded, "{folder}");
    };
    case("templates", built_in_templates().map(|(name, _)| name.to_owned()).collect());
    case("static", theme.built_in_statics().map(str::to_owned).collect());
}

#[test]
fn every_id_that_a_template_writes_is_reserved() {
    let mut found = BTreeSet::new();
    for (_, text) in built_in_templates() {
        let ids = text.match_indices(" id=\"").filter_map(|(at, m)| text[at + m.len()..].split('"').next());
        found.extend(ids.filter(|id| !id.contains('{')));
    }
    assert_eq!(found.into_iter().collect::<Vec<_>>(), RESERVED_IDS);
}

#[test]
fn every_class_of_the_stylesheet_is_drawn_somewhere() {
    // What Markdown and scripts draw, and classes that a view's value completes.
    const ELSEWHERE: &str = "player striped dotted lattice callout callout-title callout-tip callout-important callout-warning callout-caution callout-takeaway callout-story callout-cta \
                             centre right faq footnotes steps task timer over none set kg js sheet asked-caution band-high band-low ss-first ss-middle ss-last";
    let theme = Theme::new(&Sources::default(), "").value;
    let (_, sheet) = theme.assets().find(|(name, _)| *name == "ironleaf.css").unwrap();
    let sheet = String::from_utf8(sheet.bytes.to_vec()).unwrap();
    let drawn: String = built_in_templates().map(|(_, text)| text).chain([include_str!("../../../src/site/bodymap.rs")]).collect();
    let words: BTreeSet<&str> = drawn.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').chain(ELSEWHERE.split_whitespace()).collect();
    let classes = sheet.split(['{', '}']).filter(|part| !part.contains(';') && !part.contains("--"));
    for class in classes.flat_map(|part| part.split('.').skip(1)) {
        let name: String = class.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        // Colours of code are named by `markup`, and its tests see them.
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.starts_with("c-") && !name.starts_with("w-") {
            assert!(words.contains(&*name), "nothing draws .{name}");
        }
    }
}

#[test]
fn every_template_draws_its_view() {
    let (draw, _, report) = draw_with(&[]);
    assert_eq!(report.findings, []);
    let look = std::env::var("IRONLEAF_LOOK").ok();
    let mut drawn = BTreeSet::new();
    samples::each(&mut |template: &str, path: &str, view: &dyn erased::View| {
        let html = view.page(&draw, template, path);
        assert!(!html.contains("{{") && !html.contains("{%"), "{template}");
        let ids: Vec<&str> = html.match_indices(" id=\"").map(|(at, m)| html[at + m.len()..].split('"').next().unwrap()).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{template}: {ids:?}");
        for attribute in ["href=\"/", "src=\"/", "style=\""] {
            assert!(!html.contains(attribute), "{template}: {attribute}");
        }
        if let Some(folder) = &look {
            let file = Path::new(folder).join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, html).unwrap();
        }
        drawn.insert(template.to_owned());
    });
    let theme = Theme::new(&Sources::default(), "").value;
    if let Some(folder) = &look {
        for (_, asset) in theme.assets() {
            std::fs::write(Path::new(folder).join(asset.out.as_str()), &asset.bytes).unwrap();
        }
    }
    let pages: BTreeSet<String> = draw.page_templates().filter(|n| *n != "base.html").map(str::to_owned).collect();
    assert_eq!(drawn, pages);
}

#[test]
fn the_head_of_a_page_in_a_folder_finds_its_files() {
    let (draw, ..) = draw_with(&[]);
    samples::each(&mut |template: &str, path: &str, view: &dyn erased::View| {
        let html = view.page(&draw, template, path);
        if template != "404.html" && template != "redirect.html" {
            let up = if path.contains('/') { "../" } else { "" };
            assert!(html.contains(&format!("<link rel=\"stylesheet\" href=\"{up}ironleaf.")), "{template}");
        }
    });
}

#[test]
fn the_foot_names_the_guide_only_with_its_licence() {
    let case = |licence: Option<&str>, wanted: bool| {
        let site = Site { licence: licence.map(str::to_owned), ..samples::site() };
        let (draw, ..) = draw_for(&site, &[]);
        samples::each(&mut |template: &str, path: &str, view: &dyn erased::View| {
            let html = view.page(&draw, template, path);
            if let Some((_, foot)) = html.split_once("<footer") {
                assert_eq!(foot.contains(&*site.title), wanted, "{template}: {foot}");
            }
        });
    };
    case(Some("CC BY 4.0"), true);
    case(None, false);
}

#[test]
fn text_is_escaped_and_a_workout_is_drawn_by_itself() {
    #[derive(Serialize)]
    struct Args {
        table: WorkoutTable,
    }
    let (draw, ..) = draw_with(&[]);
    let table = WorkoutTable { title: Some("<b>".into()), level: 3, ..samples::session("x", false) };
    let html = draw.component("workout", "articles/x.html", &Args { table }).unwrap();
    assert!(html.contains(">&lt;b&gt;</h3>"), "{html}");
    assert!(html.contains("5 sets of 5 repetitions"));
}

#[test]
fn a_guide_replaces_and_extends_templates_file_by_file() {
    let (draw, _, report) = draw_with(&[
        ("templates/page.html", "{% extends \"builtin/page.html\" %}{% block footer %}mine{% endblock %}"),
        ("templates/landing.html", "landing {{ intro.title }}"),
        ("static/ironleaf.css", "body{}"),
        ("static/CNAME", "example.org"),
    ]);
    assert_eq!(report.findings, []);
    let html = draw.page("page.html", "about.html", &samples::page()).unwrap();
    assert!(html.contains("mine") && html.contains("<h1>About this guide"));
    assert_eq!(draw.page(&draw.find_template("landing").unwrap(), "x", &samples::page()).unwrap(), "landing About this guide");
    assert_eq!(draw.find_template("nothing"), None);
    assert_eq!(draw.find_template("components/card"), None);
}

#[test]
fn static_files_keep_their_path_unless_they_are_the_themes() {
    let sources = Sources::from_iter([("static/ironleaf.css", "body{}"), ("static/CNAME", "a"), ("static/.well-known/x", "b")]);
    let theme = Theme::new(&sources, "/* accent */").value;
    let find = |name: &str| theme.assets().find(|(n, _)| *n == name).map(|(_, a)| (a.out.to_string(), a.bytes.to_vec())).unwrap();
    assert_eq!(find("CNAME").0, "CNAME");
    assert_eq!(find(".well-known/x").0, ".well-known/x");
    let (path, bytes) = find("ironleaf.css");
    assert_eq!(bytes, b"body{}/* accent */");
    assert_eq!(path.len(), "ironleaf.12345678.css".len());
    assert_eq!(find("ironleaf.js").0.len(), "ironleaf.12345678.js".len());
}

#[test]
fn a_mistake_in_a_template_is_found_at_its_place_and_hides_no_other() {
    let case = |text: &str, at: &str, message: &str| {
        let (draw, sources, report) =
            draw_with(&[("templates/page.html", text), ("templates/term.html", "{{ oops"), ("templates/zebra.html", "fine")]);
        let found: Vec<_> = report.findings.iter().filter(|f| sources[f.span.unwrap().file].path.ends_with("page.html")).collect();
        assert_eq!(report.findings.len(), 2, "{:?}", report.findings);
        assert_eq!((sources.slice(found[0].span.unwrap()), &*found[0].message), (at, message));
        assert!(draw.page("page.html", "about.html", &samples::page()).unwrap().contains("About this guide"));
        assert!(draw.find_template("zebra").is_some());
    };
    case(
        "a\n{% if %}",
        "%}",
        "found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`, in the template `page.html`",
    );
    case("a\n{{ 1 | shout }} b", "shout", "unknown filter `shout`, in the template `page.html`");
    case("{% extends \"page.html\" %}", "{% extends \"page.html\" %}", "the template extends itself, in the template `page.html`");
    case(
        "{% extends \"nowhere.html\" %}",
        "{% extends \"nowhere.html\" %}",
        "no template is called `nowhere.html`, in the template `page.html`",
    );
    case("{% include \"nowhere.html\" %}", "\"nowhere.html\"", "unknown template `nowhere.html`, in the template `page.html`");
    case("{{ <nothing /> }}", "<nothing />", "unknown component `nothing`, in the template `page.html`");
    case(
        "{% extends \"base.html\" %}{% block nowhere %}{% endblock %}",
        "nowhere",
        "block `nowhere` is not defined in any parent template, in the template `page.html`",
    );
}

#[test]
fn a_mistake_that_shows_while_drawing_is_found_at_its_place() {
    let (draw, sources, report) = draw_with(&[("templates/page.html", "\u{feff}<p>\n{{ intro.titel }}")]);
    assert_eq!(report.findings, []);
    let found = draw.page("page.html", "about.html", &samples::page()).unwrap_err();
    assert_eq!(sources.slice(found.span.unwrap()), "titel");
    assert_eq!(found.message, "field `titel` is not defined, in the template `page.html`");
    assert_eq!(found.help.unwrap(), "what it has: actions, aliases, byline, extra, kicker, lede, title, unreviewed");
}

#[test]
fn a_closed_gate_ends_every_page() {
    let gate = Arc::new(Gate::default());
    let draw = Draw::new(Arc::new(Theme::new(&Sources::default(), "").value), &samples::site(), Arc::clone(&gate)).value;
    assert!(gate.running().is_empty());
    gate.close();
    let found = draw.page("page.html", "about.html", &samples::page()).unwrap_err();
    assert_eq!(found.message, "the template `page.html` does not end");
    assert!(gate.running().is_empty());
}

mod erased {
    //! Views of every type behind one pointer.
    use super::{Draw, Serialize};

    pub(crate) trait View {
        fn page(&self, draw: &Draw, template: &str, path: &str) -> String;
    }

    impl<T: Serialize> View for T {
        fn page(&self, draw: &Draw, template: &str, path: &str) -> String {
            draw.page(template, path, self).unwrap_or_else(|f| panic!("{template}: {}", f.message))
        }
    }
}
