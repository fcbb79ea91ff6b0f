//! What the generator is asked for: the keys of a `generate` fence and of a session's `generate`.

use crate::diag::{Finding, Report, Rule};
use crate::source::{Span, Word};
use crate::training::generate::Supersets;
use crate::training::library::{Asked, AskedTarget};

use super::common::maybe_words;
use super::exercise::level;
use super::fields::{Fields, word};
use super::keys;
use super::program::{MINUTES, goal};
use super::yaml::{Node, Style, Text, Value, read as read_yaml};

/// What to write where nothing says what to train.
const EXAMPLE: &str = "targets: [legs, back]";

/// A request, as findings call it.
pub(super) const REQUEST: &str = "a request";

/// Reads a fence's lines, `pieces` of the file `full`; `span` is where a refusal is told.
pub(super) fn fence(full: &str, pieces: &[Span], span: Span, report: &mut Report) -> Option<Asked> {
    let mut text = Text::pieces(span.file, full, pieces);
    let tree = read_yaml(&mut text, report)?;
    let mut f = Fields::new(&text, &tree.root, keys::Request::KEYS, REQUEST, span).or_broken(tree.broken);
    let asked = read(&mut f, span);
    report.append(f.report);
    asked
}

/// Reads a request; nothing where it does not say what to train.
pub(super) fn read(f: &mut Fields, span: Span) -> Option<Asked> {
    let targets = targets(f);
    let asked = Asked {
        order: f.word("order"),
        goal: goal(f),
        level: level(f),
        minutes: f.number("minutes", MINUTES),
        sessions: f.number("sessions", 1..=Asked::SESSIONS),
        equipment: equipment(f),
        lagging: f.word("lagging"),
        main_lift: f.word("main_lift"),
        exclude: f.words("exclude"),
        flags: f.words("flags"),
        supersets: supersets(f),
        variant: f.number("variant", 1..=Asked::VARIANT),
        partial: f.flag("partial"),
        targets,
        ..Asked::new(span)
    };
    (!asked.targets.is_empty()).then_some(asked)
}

/// `[legs, back]`, `[{name: legs, priority: 2}, back]`.
fn targets(f: &mut Fields) -> Vec<AskedTarget> {
    let (text, broken) = (f.text, f.broken);
    let Some(node) = f.node("targets") else {
        f.missing("targets", REQUEST, EXAMPLE);
        return Vec::new();
    };
    let Value::List(items) = &node.value else {
        return f.words("targets").into_iter().map(|name| AskedTarget { name, priority: None }).collect();
    };
    let mut targets = Vec::new();
    for item in items {
        let Value::Map(entries) = &item.value else {
            targets.extend(name(f, item));
            continue;
        };
        let place = entries.first().map_or_else(|| text.span(item.range.clone()), |e| text.span(e.key.range.clone()));
        let mut inner = Fields::new(text, item, keys::Target::KEYS, "a target", place).or_broken(broken);
        let priority = inner.number("priority", 1..=Asked::PRIORITY);
        match inner.word("name") {
            Some(name) => targets.push(AskedTarget { name, priority }),
            None if inner.node("name").is_none() => inner.missing("name", "a target", "{name: legs, priority: 2}"),
            None => {}
        }
        f.close(inner);
    }
    if items.is_empty() {
        f.missing("targets", REQUEST, EXAMPLE);
    }
    targets
}

/// One name of the list; `legs:2` is how the command line says a priority.
fn name(f: &mut Fields, item: &Node) -> Option<AskedTarget> {
    let Value::Scalar(scalar) = &item.value else {
        let finding = Finding::new(Rule::WrongType, f.span(item), "an entry of `targets` is a name, or `{name, priority}`");
        f.report.push(finding.help(format!("write `{EXAMPLE}`")));
        return None;
    };
    let name = word(f.text, item, scalar);
    if name.trim().is_empty() {
        let finding = Finding::new(Rule::WrongType, f.span(item), "an empty entry in `targets`");
        f.report.push(finding.help("write something, or remove it"));
        return None;
    }
    let priority = name.rsplit_once(':').and_then(|(name, n)| Some((name, n.parse().ok().filter(|n| (1..=Asked::PRIORITY).contains(n))?)));
    if let (Some((bare, priority)), Style::Plain) = (priority, scalar.style) {
        let fix = format!("{{name: {bare}, priority: {priority}}}");
        let finding = Finding::new(Rule::WrongType, name.span, "a priority stands in a key of its own");
        f.report.push(finding.help(format!("write `{fix}`")).fix(fix));
        let bare = Word::new(bare, name.part(0..bare.len()));
        return Some(AskedTarget { name: bare, priority: Some(priority) });
    }
    Some(AskedTarget { name, priority: None })
}

/// A list; `none` is told, and understood.
pub(super) fn equipment(f: &mut Fields) -> Option<Vec<Word>> {
    let node = f.node("equipment")?;
    if node.text().is_some_and(|text| matches!(text.trim().to_lowercase().as_str(), "none" | "bodyweight")) {
        let finding = Finding::new(Rule::WrongType, f.span(node), "`equipment` is a list, not text");
        f.report.push(finding.help("write `[]` for bodyweight alone").fix("[]"));
        return Some(Vec::new());
    }
    maybe_words(f, "equipment")
}

fn supersets(f: &mut Fields) -> Option<Supersets> {
    use Supersets::{Auto, No, Yes};
    let others = [("true", Yes), ("on", Yes), ("always", Yes), ("false", No), ("off", No), ("never", No), ("none", No)];
    f.choice("supersets", &[Auto, Yes, No], Supersets::name, &others)
}

#[cfg(test)]
mod tests {
    use crate::content::read;
    use crate::source::{Options, Sources};
    use crate::training::library::Asked;

    /// What a page asks for in its fences, and what is said of it: rule, line and column, message, what to write.
    fn page(body: &str) -> (Vec<Option<Asked>>, Vec<String>, Sources) {
        let sources = Sources::from_iter([("content/pages/a.md", format!("---\ntitle: A\n---\n{body}"))]);
        let checked = read(&sources, &Options::default());
        let mut report = checked.report;
        report.sort();
        let said = report.findings.iter().map(|f| {
            let at = f.span.map(|s| sources.position(s.file, s.start)).unwrap();
            let fix = f.fix.as_ref().map_or_else(String::new, |fix| format!(" -> {}", fix.text));
            format!("{} {}:{} {}{fix}", f.rule.name(), at.line, at.column, f.message)
        });
        let said = said.collect();
        let asked = checked.value.library.pages[0].common.generate.iter().map(|g| g.asked.clone()).collect();
        (asked, said, sources)
    }

    #[test]
    fn a_request_is_read_key_by_key() {
        let body = "```generate title=\"An hour\"\ntargets: [{name: legs, priority: 2}, back]\norder: legs-first\ngoal: strength\nlevel: advanced\n\
            minutes: 45\nsessions: 2\nequipment: [barbell, rack]\nlagging: glutes\nmain_lift: Back Squat\nexclude: [good-morning]\n\
            flags: [low-back]\nsupersets: no\nvariant: 3\npartial: true\n```\n";
        let (asked, said, sources) = page(body);
        assert_eq!(said, [""; 0]);
        let asked = asked[0].clone().unwrap();
        let targets: Vec<_> = asked.targets.iter().map(|t| (&*t.name.text, t.priority)).collect();
        assert_eq!(targets, [("legs", Some(2)), ("back", None)]);
        let words = [&asked.order, &asked.lagging, &asked.main_lift];
        assert_eq!(
            words.map(|w| w.as_ref().map(|w| w.text.to_string())),
            ["legs-first", "glutes", "Back Squat"].map(|w| Some(w.to_owned()))
        );
        assert!(asked.targets.iter().all(|t| sources.slice(t.name.span) == &*t.name.text));
        assert!(words.iter().all(|w| w.as_ref().is_some_and(|w| sources.slice(w.span) == &*w.text)));
        assert_eq!((asked.minutes, asked.sessions, asked.variant, asked.partial), (Some(45), Some(2), Some(3), Some(true)));
        assert_eq!(asked.supersets.map(super::Supersets::name), Some("no"));
        assert_eq!(asked.equipment.as_ref().map(Vec::len), Some(2));
        assert_eq!(sources.slice(asked.span), "```generate title=\"An hour\"");
    }

    #[test]
    fn mistakes_in_a_request_are_told_in_their_places() {
        let case = |body: &str, want: &[&str]| assert_eq!(page(body).1, want, "{body}");
        let fence = |lines: &str, want: &[&str]| case(&format!("```generate\n{lines}\n```\n"), want);
        fence("targets: [legs]", &[]);
        fence("", &["missing-key 4:1 a request needs `targets`"]);
        fence("minutes: 60", &["missing-key 4:1 a request needs `targets`"]);
        fence("targets: []", &["missing-key 5:1 a request needs `targets`"]);
        fence("target: [legs]", &["unknown-key 5:1 a request has no key `target` -> targets"]);
        fence("targets: [legs]\nminuts: 60", &["unknown-key 6:1 a request has no key `minuts` -> minutes"]);
        fence("targets: legs, back", &["wrong-type 5:10 `targets` is a list, not text -> [legs, back]"]);
        fence("targets: [legs:2]", &["wrong-type 5:11 a priority stands in a key of its own -> {name: legs, priority: 2}"]);
        fence("targets: [{name: legs, priority: 12}]", &["bad-value 5:34 `priority` is 12, outside 1 to 9"]);
        fence("targets: [{priority: 2}]", &["missing-key 5:12 a target needs `name`"]);
        fence("targets: [legs]\nminutes: 60 min", &["wrong-type 6:10 `minutes` is a number, not `60 min` -> 60"]);
        fence("targets: [legs]\nequipment: none", &["wrong-type 6:12 `equipment` is a list, not text -> []"]);
        fence("targets: [legs]\nsupersets: false", &["bad-value 6:12 `supersets` has no value `false` -> no"]);
        fence(
            "targets: [legs]\nsessions: 9\nvariant: 0",
            &["bad-value 6:11 `sessions` is 9, outside 1 to 4", "bad-value 7:10 `variant` is 0, outside 1 to 99"],
        );
        fence(
            "targets: [legs]\n\tgoal: bulk",
            &["yaml-tab 6:1 a tab where YAML wants spaces -> ", "bad-value 6:8 `goal` has no value `bulk`"],
        );
        case("> ```generate\n> targets: [legs]\n> gaol: general\n> ```\n", &["unknown-key 6:3 a request has no key `gaol` -> goal"]);
        case(
            "1. a\n\n   ```generate\r\n   targets: [legs]\r\n   levl: x\r\n   ```\n",
            &["unknown-key 8:4 a request has no key `levl` -> level", "bad-value 8:10 `level` has no value `x`"],
        );
        case("```generate minutes=60\ntargets: [legs]\n```\n", &["fence-option 4:13 a generated workout has no option `minutes`"]);
    }

    #[test]
    fn a_request_that_cannot_be_read_keeps_its_number() {
        let (asked, ..) = page("```generate\n```\n\n- ~~~generate\n  targets: [legs]\n  ~~~\n");
        assert_eq!(asked.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true]);
    }

    proptest::proptest! {
        #[test]
        fn no_request_panics(lines in "([a-z]{0,3}(targets|flags|minutes)?: ?[\\[\\]{}a-z0-9,:'\"é]{0,12}\n){0,4}", prefix in "(> )?") {
            let body: String = lines.lines().flat_map(|line| [prefix.as_str(), line, "\n"]).collect();
            let _ = page(&format!("{prefix}```generate\n{body}{prefix}```\n"));
        }
    }
}
