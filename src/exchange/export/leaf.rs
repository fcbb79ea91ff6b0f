//! What a page says, without what a page in a browser has around it: well-formed XML, its links led into the book.

use std::fmt::Write as _;
use std::rc::Rc;

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// How deep elements may stand in each other; what goes deeper is left out.
const DEEPEST: usize = 200;

/// Elements that books know; of others only what is in them stays.
const KNOWN: [&str; 65] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// Elements that are for browsers, with all that is in them.
const LEFT_OUT: [&str; 22] = [
    "script", "style", "noscript", "template", "nav", "button", "form", "input", "select", "textarea", "dialog", "svg", "math", "iframe",
    "video", "audio", "object", "embed", "canvas", "link", "meta", "base",
];

/// Elements that hold nothing.
const EMPTY: [&str; 5] = ["br", "hr", "img", "wbr", "col"];

/// Classes of what only a browser, only a printer or only a screen reader is meant to have.
const FOR_OTHERS: [&str; 5] = ["jsonly", "printonly", "vh", "log", "fold"];

/// Attributes that a book needs, and the elements that have them; of none named, all.
const KEPT: [(&str, &[&str]); 10] = [
    ("class", &[]),
    ("title", &[]),
    ("lang", &[]),
    ("dir", &[]),
    ("colspan", &["td", "th"]),
    ("rowspan", &["td", "th"]),
    ("scope", &["th"]),
    ("width", &["img"]),
    ("height", &["img"]),
    ("start", &["ol"]),
];

/// Where the links and pictures of a page lead in a book.
pub(super) trait Way {
    /// The address of a link as it is to stand; nothing for one that leads nowhere, whose text stays.
    fn link(&mut self, href: &str) -> Option<String>;
    /// The address of a picture; nothing for one that is left out.
    fn picture(&mut self, src: &str) -> Option<String>;
    /// The name of a place on this page; nothing where the page has another one of that name.
    fn place(&mut self, id: &str) -> Option<String>;
}

/// The title of a page and what stands in its `main`, as XML.
pub(super) fn read(html: &str, way: &mut dyn Way) -> (Option<String>, String) {
    let dom = html5ever::parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let Some(main) = find(&dom.document, "main", 0) else { return (None, String::new()) };
    let title = find(&main, "h1", 0).map(|h1| text(&h1, 0).split_whitespace().collect::<Vec<_>>().join(" "));
    let mut out = String::new();
    for child in main.children.borrow().iter() {
        write(child, way, 0, &mut out);
    }
    (title, out)
}

fn find(node: &Handle, wanted: &str, depth: usize) -> Option<Handle> {
    if let NodeData::Element { name, .. } = &node.data
        && &*name.local == wanted
    {
        return Some(Rc::clone(node));
    }
    if depth > DEEPEST { None } else { node.children.borrow().iter().find_map(|child| find(child, wanted, depth + 1)) }
}

fn text(node: &Handle, depth: usize) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ if depth > DEEPEST => String::new(),
        _ => node.children.borrow().iter().map(|child| text(child, depth + 1)).collect(),
    }
}

fn write(node: &Handle, way: &mut dyn Way, depth: usize, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => escape(&contents.borrow(), out),
        NodeData::Element { name, attrs, .. } if depth < DEEPEST => {
            let attribute = |wanted: &str| attrs.borrow().iter().find(|one| &*one.name.local == wanted).map(|one| one.value.to_string());
            element(node, &name.local, &attribute, way, depth, out);
        }
        _ => {}
    }
}

fn element(node: &Handle, name: &str, attribute: &dyn Fn(&str) -> Option<String>, way: &mut dyn Way, depth: usize, out: &mut String) {
    let class = attribute("class").unwrap_or_default();
    let is_for_others = class.split_whitespace().any(|class| FOR_OTHERS.contains(&class));
    if LEFT_OUT.contains(&name) || is_for_others || attribute("hidden").is_some() {
        return;
    }
    let mut own = Vec::new();
    let mut bare = !KNOWN.contains(&name);
    match name {
        "a" => match attribute("href").and_then(|href| way.link(&href)) {
            Some(href) => own.push(("href", href)),
            None => bare = attribute("id").is_none(),
        },
        "img" => match attribute("src").and_then(|src| way.picture(&src)) {
            Some(src) => own.extend([("src", src), ("alt", attribute("alt").unwrap_or_default())]),
            None => return escape(&attribute("alt").unwrap_or_default(), out),
        },
        _ => {}
    }
    if !bare {
        own.extend(attribute("id").and_then(|id| way.place(&id)).map(|id| ("id", id)));
        let kept = KEPT.iter().filter(|(_, of)| of.is_empty() || of.contains(&name));
        own.extend(kept.filter_map(|(key, _)| Some((*key, attribute(key)?))));
        let _ = write!(out, "<{name}");
        for (key, value) in own {
            let _ = write!(out, " {key}=\"");
            escape(&value, out);
            out.push('"');
        }
        out.push_str(if EMPTY.contains(&name) { "/>" } else { ">" });
    }
    if EMPTY.contains(&name) {
        return;
    }
    for child in node.children.borrow().iter() {
        write(child, way, depth + 1, out);
    }
    if !bare {
        let _ = write!(out, "</{name}>");
    }
}

/// Text for XML, without the characters that it may not have.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\r' => {}
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

/// The same as a text of its own.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::{Way, read};

    struct Test;

    impl Way for Test {
        fn link(&mut self, href: &str) -> Option<String> {
            (href != "away.html").then(|| format!("#{href}"))
        }
        fn picture(&mut self, src: &str) -> Option<String> {
            (src != "away.png").then(|| src.to_owned())
        }
        fn place(&mut self, id: &str) -> Option<String> {
            (id != "again").then(|| format!("x-{id}"))
        }
    }

    #[test]
    fn a_page_is_what_it_says() {
        let case = |main: &str, want: &str| {
            let page = format!("<!doctype html><title>x</title><header>Menu</header><main>{main}</main><footer>y</footer>");
            assert_eq!(read(&page, &mut Test).1, want, "{main}");
        };
        case("<p>a <b>b</b></p>", "<p>a <b>b</b></p>");
        case("<p>a<br>b &amp; &lt;c&gt; &nbsp;&copy;", "<p>a<br/>b &amp; &lt;c&gt; \u{a0}©</p>");
        case("<a href=b.html>b</a> <a href=away.html>c</a>", "<a href=\"#b.html\">b</a> c");
        case("<img src=a.png alt='x \"y\"'><img src=away.png alt=z>", "<img src=\"a.png\" alt=\"x &quot;y&quot;\"/>z");
        case("<h2 id=a onclick=x style=y>A</h2>", "<h2 id=\"x-a\">A</h2>");
        case("<nav>n</nav><script>s</script><svg><path/></svg><button>b</button><p hidden>h</p>", "");
        case("<p class=jsonly>a</p><p class='b vh'>c</p><p class=b>d</p>", "<p class=\"b\">d</p>");
        // What is not closed or not allowed is closed and left out.
        case("<ul><li>a<li>b", "<ul><li>a</li><li>b</li></ul>");
        case("<p>a\u{0}\u{8}<o:p>b</o:p>", "<p>ab</p>");
        // What books do not know is left out without what it says.
        case("<p><font color=red>a</font> <time datetime=x>b</time> <my-own>c</my-own>", "<p>a b c</p>");
        case("<center id=a>a</center><picture><source srcset=a><img src=a.png></picture>", "a<img src=\"a.png\" alt=\"\"/>");
        case(
            "<table><tr><td width=5 colspan=2 scope=x>a</td></tr></table><p id=again>b",
            "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table><p>b</p>",
        );
        case("", "");
    }

    #[test]
    fn a_title_is_the_heading() {
        let title = |main: &str| read(&format!("<main>{main}</main>"), &mut Test).0;
        assert_eq!(title("<h1>A <i>b</i>\n c</h1>").as_deref(), Some("A b c"));
        assert_eq!(title("<h2>A</h2>"), None);
    }

    /// Whether every element is closed where it should be, and no sign stands bare.
    fn is_balanced(xml: &str) -> bool {
        let mut open = Vec::new();
        let mut rest = xml;
        while let Some(at) = rest.find(['<', '>', '&']) {
            rest = &rest[at..];
            let good = match rest.as_bytes()[0] {
                b'&' => ["&amp;", "&lt;", "&gt;", "&quot;"].iter().any(|entity| rest.starts_with(entity)),
                b'<' => {
                    let Some(end) = rest.find('>') else { return false };
                    let tag = &rest[1..end];
                    let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_owned();
                    let closes = tag.starts_with('/');
                    let good = !closes || open.pop() == Some(name.clone());
                    if !closes && !tag.ends_with('/') {
                        open.push(name);
                    }
                    rest = &rest[end..];
                    good
                }
                _ => false,
            };
            if !good {
                return false;
            }
            rest = &rest[1..];
        }
        open.is_empty()
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_is_xml(html in "(<(/?(p|b|ul|li|table|td|img|br|svg|script|a|x:y|svg)|!--)|>| (id|href|src|alt|class)=[\"']?|[\"'&;]|[a-c]|\u{0}|\u{fffe}|\n){0,60}") {
            let read = read(&format!("<main>{html}</main>"), &mut Test).1;
            proptest::prop_assert!(is_balanced(&read), "{read}");
            let hidden = read.contains(['\u{0}', '\u{fffe}']);
            proptest::prop_assert!(!hidden, "{read:?}");
        }
    }

    #[test]
    fn a_page_that_goes_deep_is_cut() {
        let deep = format!("<main>{}x", "<div>".repeat(5000));
        assert!(read(&deep, &mut Test).1.len() < 10_000);
    }
}
