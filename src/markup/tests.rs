//! Every feature of the guides' Markdown, by what is drawn and what is found.

use crate::diag::{Checked, Rule};
use crate::source::{Sources, Span};

use super::*;

/// Holes that show what was asked for.
struct Shown;

impl Holes for Shown {
    fn link(&mut self, link: &LinkHole) -> Option<String> {
        let with = |anchor: &Option<crate::source::Word>| anchor.as_ref().map_or(String::new(), |anchor| format!("#{}", &**anchor));
        match &link.target {
            LinkTarget::Wiki { name, .. } if &**name == "nowhere" => None,
            LinkTarget::Wiki { kind, name, anchor } => Some(format!("{}/{}{}", kind.as_deref().unwrap_or("any"), &**name, with(anchor))),
            LinkTarget::Path { path, anchor } => Some(format!("file:{}{}", &**path, with(anchor))),
            LinkTarget::Anchor(anchor) => Some(format!("#{}", &**anchor)),
            LinkTarget::Outside(_) => unreachable!("links elsewhere are not asked for"),
        }
    }
    fn image(&mut self, image: &ImageHole) -> Option<ImageDrawn> {
        let (ImageSource::Path(src) | ImageSource::Name(src), width, class) = (&image.source, Some(8), Some("w".to_owned())) else {
            return None;
        };
        Some(ImageDrawn { src: src.to_string(), width, class, ..ImageDrawn::default() })
    }
    fn workout(&mut self, n: usize) -> String {
        format!("<!--workout {n}-->\n")
    }
    fn generate(&mut self, n: usize) -> String {
        format!("<!--generate {n}-->\n")
    }
    fn auto(&mut self, thing: u32) -> Option<String> {
        Some(format!("thing-{thing}"))
    }
}

fn read_text(text: &str, options: &Options) -> (Checked<Fragment>, Sources) {
    let sources = Sources::from_iter([("a.md", text)]);
    let place = Span::new(sources.find("a.md").unwrap(), 0..text.len());
    (read(text, place, options), sources)
}

/// `text` is drawn as `html`, without a finding.
fn case(text: &str, html: &str) {
    let (got, _) = read_text(text, &Options::default());
    assert_eq!(got.value.draw(&mut Shown).trim_end(), html, "{text}");
    assert_eq!(got.report.findings, [], "{text}");
}

/// `text` has findings of these rules at these places.
fn finds(text: &str, options: &Options, want: &[(Rule, &str)]) -> Fragment {
    let (got, sources) = read_text(text, options);
    let found: Vec<(Rule, &str)> = got.report.findings.iter().map(|f| (f.rule, sources.slice(f.span.unwrap()))).collect();
    assert_eq!(found, want, "{text}");
    got.value
}

fn escaping() -> Options {
    Options { raw_html: RawHtml::Escape, ..Options::default() }
}

#[test]
fn common_mark_and_its_extensions_are_drawn() {
    case("a *b* **c** ~~d~~ `e <f>`\\\ng", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e &lt;f&gt;</code><br>\ng</p>");
    case("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>");
    case("- a\n- b\n\n3. c", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>");
    case("term\n: one\n: two", "<dl>\n<dt>term</dt>\n<dd>one</dd>\n<dd>two</dd>\n</dl>");
    case(
        "1. **Stand.** Feet apart.\n2. **Grip.**",
        "<ol class=\"steps\">\n<li><strong>Stand.</strong> Feet apart.</li>\n<li><strong>Grip.</strong></li>\n</ol>",
    );
    case("1. x **Stand.**", "<ol>\n<li>x <strong>Stand.</strong></li>\n</ol>");
    case(
        "- [ ] a\n- [x] b",
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"to do\"> a</li>\n\
         <li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> b</li>\n</ul>",
    );
    case("\"a\" -- 'b'...", "<p>“a” – ‘b’…</p>");
    case("", "");
}

#[test]
fn smart_punctuation_is_a_setting() {
    let options = Options { smart_punctuation: false, ..Options::default() };
    assert_eq!(finds("it's \"x\"", &options, &[]).draw(&mut NoHoles), "<p>it&#39;s &quot;x&quot;</p>\n");
}

#[test]
fn tables_say_their_roles_and_repeat_their_headings() {
    case(
        "| Level | Sets \"n\" | |\n|---|--:|:-:|\n| New | 3 | x |\n| **Old** | 4 | |",
        "<table class=\"stack\" role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Level</th>\
         <th scope=\"col\" role=\"columnheader\" class=\"right\">Sets “n”</th><th scope=\"col\" role=\"columnheader\" class=\"centre\"></th></tr></thead>\n\
         <tbody role=\"rowgroup\">\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">New</th>\
         <td role=\"cell\" class=\"right\" data-label=\"Sets “n”\"><span>3</span></td><td role=\"cell\" class=\"centre\">x</td></tr>\n\
         <tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><strong>Old</strong></th>\
         <td role=\"cell\" class=\"right\" data-label=\"Sets “n”\"><span>4</span></td><td role=\"cell\" class=\"centre\"></td></tr>\n</tbody></table>",
    );
    // Numbers do not name a row.
    case(
        "| a | b |\n|---|---|\n| 1 | x |",
        "<table class=\"stack\" role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">a</th>\
         <th scope=\"col\" role=\"columnheader\">b</th></tr></thead>\n<tbody role=\"rowgroup\">\n<tr role=\"row\"><td role=\"cell\" data-label=\"a\"><span>1</span></td>\
         <td role=\"cell\" data-label=\"b\"><span>x</span></td></tr>\n</tbody></table>",
    );
}

#[test]
fn a_wiki_link_in_a_table_keeps_no_backslash() {
    let fragment = finds("| a |\n|---|\n| [[RDL\\|the hinge]] |", &Options::default(), &[]);
    assert!(fragment.draw(&mut Shown).contains("<a href=\"any/RDL\">the hinge</a>"));
}

#[test]
fn links_are_holes() {
    case("[[Romanian Deadlift]]", "<p><a href=\"any/Romanian Deadlift\">Romanian Deadlift</a></p>");
    case("[[RDL|the *hinge*]]", "<p><a href=\"any/RDL\">the <em>hinge</em></a></p>");
    case(
        "[[muscle:glutes]] [[RDL#setup]] [[#here]] [[a|]]",
        "<p><a href=\"muscle/glutes\">glutes</a> <a href=\"any/RDL#setup\">RDL</a> <a href=\"#here\">here</a> <a href=\"any/a\">a</a></p>",
    );
    case("[[nowhere|*x*]] `[[RDL]]`", "<p><em>x</em> <code>[[RDL]]</code></p>");
    case("[s](../exercises/rdl.md#setup \"t\\\"\")", "<p><a href=\"file:../exercises/rdl.md#setup\" title=\"t&quot;\">s</a></p>");
    case("[r][x]\n\n[x]: a%20b.md", "<p><a href=\"file:a b.md\">r</a></p>");
    case(
        "<https://a.b?c&d> <a@b.c>",
        "<p><a href=\"https://a.b?c&amp;d\" rel=\"noopener\">https://a.b?c&amp;d</a> <a href=\"mailto:a@b.c\">a@b.c</a></p>",
    );
    case("[[a [b] c]] \\[[no]]", "<p><a href=\"any/a [b] c\">a [b] c</a> [[no]]</p>");
}

#[test]
fn links_know_their_place() {
    let case = |text: &str, place: &str| {
        let (got, sources) = read_text(text, &Options::default());
        let link = got.value.links().next().unwrap();
        let word = match &link.target {
            LinkTarget::Wiki { name: word, .. } | LinkTarget::Path { path: word, .. } | LinkTarget::Anchor(word) => word,
            LinkTarget::Outside(_) => panic!("{text}"),
        };
        assert_eq!(sources.slice(word.span), place, "{text}");
    };
    case("x [[muscle: glutes#a|b]]", " glutes".trim());
    case("[foo.md](foo.md 'x')", "foo.md");
    case("[a][b] c\n\n[b]: dir/foo.md#x", "dir/foo.md");
    case("[a](#b)", "b");
    case("- > [a](<b c.md>)", "b c.md");
}

#[test]
fn images_standing_alone_are_figures() {
    case(
        "![Bar \\<at> shin](a%20b.jpg \"The *bottom*\")",
        "<figure><img src=\"a b.jpg\" alt=\"Bar &lt;at&gt; shin\" width=\"8\" class=\"w\" loading=\"lazy\" decoding=\"async\"><figcaption>The *bottom*</figcaption></figure>",
    );
    case(
        "x ![a *b*](c.jpg \"d\")",
        "<p>x <img src=\"c.jpg\" alt=\"a b\" width=\"8\" class=\"w\" title=\"d\" loading=\"lazy\" decoding=\"async\"></p>",
    );
    case("![a](https://b.c)", "<p>a</p>");
    case("![[c.jpg|a]]", "<figure><img src=\"c.jpg\" alt=\"a\" width=\"8\" class=\"w\" loading=\"lazy\" decoding=\"async\"></figure>");
    let sized = |alt: &str, width: &str| {
        format!("<figure><img src=\"c.jpg\" alt=\"{alt}\" width=\"8\" class=\"w\"{width} loading=\"lazy\" decoding=\"async\"></figure>")
    };
    case("![[c.jpg|a squat|300]]", &sized("a squat", " style=\"width:300px;height:auto\""));
    case("![[c.jpg|a|300x200]]", &sized("a", " style=\"width:300px;height:auto\""));
    case("![[c.jpg|a|b]]", &sized("a|b", ""));
    case("![[c.jpg|5 x 5]]", &sized("5 x 5", ""));
    finds("![[b.jpg|300]]", &Options::default(), &[(Rule::MissingAlt, "![[b.jpg|300]]")]);
    finds("![](a.jpg) ![[b.jpg]]", &Options::default(), &[(Rule::MissingAlt, "![](a.jpg)"), (Rule::MissingAlt, "![[b.jpg]]")]);
}

#[test]
fn callouts_have_kinds_and_titles() {
    case("> [!NOTE]\n> a", "<aside class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">Note</p>\n<p>a</p>\n</aside>");
    case(
        "> [!tip] Brace *first* [[RDL]]\n> - a",
        "<aside class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">Brace <em>first</em> <a href=\"any/RDL\">RDL</a></p>\n<ul>\n<li>a</li>\n</ul>\n</aside>",
    );
    case(
        "> [!Caution]- Back\n> a",
        "<aside class=\"callout callout-caution\" role=\"note\">\n<details><summary class=\"callout-title\">Back</summary>\n<p>a</p>\n</details></aside>",
    );
    case("> [!CTA]\n> a", "<aside class=\"callout callout-cta\" role=\"note\">\n<p>a</p>\n</aside>");
    case(
        "> [!abstract]\n> a",
        "<aside class=\"callout callout-takeaway\" role=\"note\">\n<p class=\"callout-title\">Abstract</p>\n<p>a</p>\n</aside>",
    );
    case(
        "- > [!STORY]\n  > > [!TIP] b\n  > > c",
        "<ul>\n<li><aside class=\"callout callout-story\" role=\"note\">\n<p class=\"callout-title\">Story</p>\n\
         <aside class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">b</p>\n<p>c</p>\n</aside>\n</aside>\n</li>\n</ul>",
    );
    case("> a\n> [!NOTE]", "<blockquote>\n<p>a\n[!NOTE]</p>\n</blockquote>");
    case("> [!NOTE] # x", "<aside class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\"># x</p>\n</aside>");
}

#[test]
fn headings_get_stable_ids_below_the_title() {
    case(
        "## Set-up\n\n## Set-up\n\n### *x* {#y .z}",
        "<h2 id=\"set-up\">Set-up</h2>\n<h2 id=\"set-up-2\">Set-up</h2>\n<h3 id=\"y\" class=\"z\"><em>x</em></h3>",
    );
    case("# A\n\n### B\n\n###### C", "<h2 id=\"a\">A</h2>\n<h4 id=\"b\">B</h4>\n<h6 id=\"c\">C</h6>");
    // An id given by hand is kept, wherever it stands.
    case("## A\n\n## B {#a}\n\n<i id=\"a-2\">x</i>", "<h2 id=\"a-3\">A</h2>\n<h2 id=\"a\">B</h2>\n<p><i id=\"a-2\">x</i></p>");
    let options = Options { reserved: vec!["main".into()], ..Options::default() };
    let fragment = finds("## Main\n\n## Common *mistakes*", &options, &[]);
    let ids: Vec<&str> = fragment.headings.iter().map(|heading| &*heading.id).collect();
    assert_eq!(ids, ["main-2", "common-mistakes"]);
    assert_eq!(fragment.anchor("Common Mistakes"), Some("common-mistakes"));
    assert_eq!(fragment.anchor("no"), None);
}

#[test]
fn a_second_id_of_one_name_is_renamed() {
    let text = "## A {#x}\n\n## B {#x}\n\n<p id='x' title=y>\n";
    let fragment = finds(text, &Options::default(), &[(Rule::DuplicateAnchor, "x"), (Rule::DuplicateAnchor, "x")]);
    assert_eq!(fragment.draw(&mut NoHoles), "<h2 id=\"x\">A</h2>\n<h2 id=\"x-2\">B</h2>\n<p id='x-3' title=y>\n");
    let options = Options { reserved: vec!["main".into()], ..Options::default() };
    finds("## A {#main}", &options, &[(Rule::DuplicateAnchor, "main")]);
}

#[test]
fn notes_stand_at_the_end_with_ways_back() {
    case(
        "a[^n] b[^n]\n\n[^n]: c *d*",
        "<p>a<sup class=\"note\"><a href=\"#note-1\" id=\"note-1-from\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup> \
         b<sup class=\"note\"><a href=\"#note-1\" id=\"note-1-from-2\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\"><ol>\n<li id=\"note-1\"><p>c <em>d</em> \
         <a href=\"#note-1-from\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩\u{fe0e}</a> \
         <a href=\"#note-1-from-2\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩\u{fe0e}</a></p>\n</li>\n</ol></section>",
    );
    case("a[^none]", "<p>a[^none]</p>");
}

#[test]
fn html_passes_or_is_shown() {
    case("<div class=\"x\">\n*a*\n</div>\n\n*b* <kbd>c</kbd>", "<div class=\"x\">\n*a*\n</div>\n<p><em>b</em> <kbd>c</kbd></p>");
    let fragment = finds("<b onclick=x>c</b> <!-- d -->\n\n<script>\nx\n</script>\n\n<!-- e\nf -->", &escaping(), &[]);
    assert_eq!(fragment.draw(&mut NoHoles), "<p>&lt;b onclick=x&gt;c&lt;/b&gt; </p>\n<p>&lt;script&gt;\nx\n&lt;/script&gt;</p>\n");
}

#[test]
fn addresses_that_a_browser_would_run_are_reported() {
    let text = "[a](javascript:x) ![b](JavaScript:y) [c](data:text/html,z)";
    let rules =
        [(Rule::ScriptLink, "[a](javascript:x)"), (Rule::ScriptLink, "![b](JavaScript:y)"), (Rule::ScriptLink, "[c](data:text/html,z)")];
    assert_eq!(finds(text, &escaping(), &rules).draw(&mut Shown), "<p>a b c</p>\n");
    assert!(finds(text, &Options::default(), &rules).draw(&mut Shown).contains("<a href=\"javascript:x\">a</a>"));
}

#[test]
fn the_fields_own_fences_are_holes() {
    case(
        "```workout title=x\nA: 1 x 1\n```\n\n- ~~~generate\n  x\n\n```workout\n",
        "<!--workout 0-->\n<ul>\n<li><!--generate 0-->\n</li>\n</ul>\n<!--workout 1-->",
    );
    case("```\na < b\n```", "<pre tabindex=\"0\"><code>a &lt; b\n</code></pre>");
    case("```no-such,x\na\n```", "<pre tabindex=\"0\"><code class=\"language-no-such\">a\n</code></pre>");
}

#[cfg(feature = "highlight")]
#[test]
fn code_is_coloured() {
    let fragment = finds("```json\n{\"a\": 1}\n```", &Options::default(), &[]);
    assert!(fragment.draw(&mut NoHoles).contains("<span class=\"c-number\">1</span>"));
    assert_eq!(fragment.words, 0);
}

#[test]
fn takeaways_and_questions_are_boxes() {
    let text = "Yes *it* is.\n\n## Key takeaways\n\n- One\n- Two `x`\n\nMore.\n\n## Frequently asked questions\n\n### How *low*?\n\nAs low.\n\n- so\n\n### Straps?\n\nNo.\n\n## End";
    case(
        text,
        "<p>Yes <em>it</em> is.</p>\n<section class=\"key\" aria-labelledby=\"key-takeaways\">\n<h2 id=\"key-takeaways\">Key takeaways</h2>\n\
         <ul>\n<li>One</li>\n<li>Two <code>x</code></li>\n</ul>\n</section>\n<p>More.</p>\n\
         <h2 id=\"frequently-asked-questions\">Frequently asked questions</h2>\n\
         <details class=\"faq\" id=\"how-low\"><summary>How <em>low</em>?</summary>\n<p>As low.</p>\n<ul>\n<li>so</li>\n</ul>\n</details>\n\
         <details class=\"faq\" id=\"straps\"><summary>Straps?</summary>\n<p>No.</p>\n</details>\n<h2 id=\"end\">End</h2>",
    );
    let fragment = finds(text, &Options::default(), &[]);
    assert_eq!(fragment.lead.as_deref(), Some("Yes it is."));
    assert_eq!(fragment.takeaways, ["One", "Two x"]);
    let questions: Vec<_> = fragment.questions.iter().map(|q| (&*q.id, &*q.question, &*q.answer)).collect();
    assert_eq!(questions, [("how-low", "How low?", "As low.\nso"), ("straps", "Straps?", "No.")]);
    assert_eq!(fragment.words, 20);
    let kinds: Vec<HeadingKind> = fragment.headings.iter().map(|heading| heading.kind).collect();
    assert_eq!(kinds, [HeadingKind::Takeaways, HeadingKind::Questions, HeadingKind::Question, HeadingKind::Question, HeadingKind::Section]);
}

#[test]
fn a_class_marks_takeaways_and_questions_too() {
    case(
        "## Tea {.takeaways}\n\n1. a\n\n## Ask {.faq}\n\n### b",
        "<section class=\"key\" aria-labelledby=\"tea\">\n<h2 id=\"tea\">Tea</h2>\n<ol>\n<li>a</li>\n</ol>\n</section>\n<h2 id=\"ask\">Ask</h2>\n\
         <details class=\"faq\" id=\"b\"><summary>b</summary>\n</details>",
    );
    case("## Key takeaways\n\nnone", "<h2 id=\"key-takeaways\">Key takeaways</h2>\n<p>none</p>");
}

#[test]
fn first_mentions_become_links() {
    let names = Mentions::new([("Farmer's Walk".to_owned(), 3), ("Squat".to_owned(), 4), ("Row".to_owned(), 5)]);
    let text =
        "## Squat\n\nThe Farmer's walk, `squat`, [squat](x.md), *squats* and squat. <a href=x>row</a>\n\n> [!TIP] Row\n> A row, a row.";
    let mut fragment = finds(text, &Options::default(), &[]);
    assert_eq!(fragment.mentions(&names).len(), 5);
    fragment.link_mentions(fragment.mentions(&names), &|thing| thing == 5);
    assert_eq!(
        fragment.draw(&mut Shown),
        "<h2 id=\"squat\">Squat</h2>\n<p>The <a href=\"thing-3\">Farmer’s walk</a>, <code>squat</code>, <a href=\"file:x.md\">squat</a>, \
         <em><a href=\"thing-4\">squats</a></em> and squat. <a href=x>row</a></p>\n\
         <aside class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">Row</p>\n<p>A row, a row.</p>\n</aside>\n"
    );
}

#[test]
fn one_line_has_no_blocks() {
    let case = |text: &str, want: &str| assert_eq!(inline(text), want);
    case("Bar *close* to the `legs`", "Bar <em>close</em> to the <code>legs</code>");
    case("[x](https://a.b) [[RDL|y]] ![z](q.jpg)", "<a href=\"https://a.b\" rel=\"noopener\">x</a> y z");
    case("1. a", "1. a");
    case("# a <b>", "# a &lt;b&gt;");
    case("a <b onclick=x>c</b>", "a &lt;b onclick=x&gt;c&lt;/b&gt;");
    case("[x](javascript:y)", "x");
    case("", "");
}

#[test]
fn plain_text_has_a_line_for_each_block() {
    let fragment = finds("## A *b*\n\nc\nd\n\n- e\n- f\n\n| g | h |\n|---|---|\n| i | j |\n\n```\nk\n```\n", &Options::default(), &[]);
    assert_eq!(plain_text(&fragment), "A b\nc d\ne\nf\ng\nh\ni\nj");
}

#[test]
fn what_is_nested_too_deeply_is_left_out() {
    let deep = format!("a\n\n{} b\n\nc", ">".repeat(150));
    let fragment = finds(&deep, &Options::default(), &[(Rule::MarkdownNesting, &format!("{} b", ">".repeat(50)))]);
    let drawn = fragment.draw(&mut NoHoles);
    assert_eq!((drawn.matches("<blockquote>").count(), drawn.matches("</blockquote>").count()), (100, 100));
    assert!(drawn.ends_with("<p>c</p>\n"));
}

#[test]
fn a_body_beyond_all_use_is_not_read() {
    let text = "a".repeat((2 << 20) + 1);
    let (got, _) = read_text(&text, &Options::default());
    assert_eq!(
        got.report.findings.iter().map(|f| (f.rule, &*f.message)).collect::<Vec<_>>(),
        [(Rule::TooLarge, "this page has 2,097,153 bytes of text, and 2,097,152 is the most that is read")]
    );
    assert!(got.value.is_empty());
}

#[test]
fn hostile_texts_cost_what_their_length_costs() {
    let case = |text: String, count: &str, want: usize| {
        let (got, _) = read_text(&text, &Options::default());
        let drawn = got.value.draw(&mut NoHoles);
        assert_eq!(drawn.matches(count).count(), want, "{}", &text[..20]);
        assert!(drawn.len() < 100 * text.len() + 10_000, "{}", &text[..20]);
    };
    case("## Same\n\n".repeat(5000), "<h2 id=\"same-", 4999);
    case("[".repeat(100_000), "[", 100_000);
    case("[[".repeat(50_000), "[", 100_000);
    case("![[a".repeat(20_000), "![[", 20_000);
    case(">".repeat(40_000), "<blockquote>", 100);
    case("- ".repeat(20_000) + "x", "<ul>", 50);
    case("*a **b ".repeat(10_000), "a", 10_000);
    case("[^a]".repeat(5_000) + "\n\n[^a]: x", "doc-backlink", 5_000);
    case("> [!NOTE]\n\n".repeat(5_000), "callout-note", 5_000);
    case("<b id=x>".repeat(5_000), "id=x-", 4_999);
    case("`".repeat(50_000) + "a" + &"`".repeat(49_999), "`", 99_999);
    case("[a](<b".repeat(10_000), "[a](", 10_000);
    case("<!--".repeat(20_000), "<!--", 20_000);
    case(format!("|{}|\n|-|\n{}", "long".repeat(5_000), "|a|\n".repeat(5_000)), "data-label", 5_000);
}

mod laws {
    use proptest::prelude::*;
    use scraper::{Html, Node};

    use super::*;

    /// Markdown made of the pieces that mean something, without raw HTML.
    const MARKDOWN: &str = "(\n|\n\n| |  |    |> |>|- |1\\. |# |## |### |\\* |\\*|\\*\\*|_|~~|`|```|```workout|\\[|\\]|\\(|\\)|\\[\\[|\\]\\]|!|\\[!NOTE\\]|\\[\\^a\\]|\\[\\^a\\]: |\\{#a\\}|\
         \\{\\.faq\\}|Key takeaways|\\||\\|-\\|-\\|\n|: |\\[x\\]|\\[ \\]|a|b c|'|\"|\\\\|&amp;|#a|https://a.b|é|---|\r\n|\t){0,40}";

    fn balanced(html: &str) -> bool {
        let mut open = Vec::new();
        for tag in html.split('<').skip(1) {
            let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            if matches!(name.as_str(), "br" | "hr" | "img" | "input") || tag.starts_with('!') {
            } else if tag.starts_with('/') {
                if open.pop() != Some(name) {
                    return false;
                }
            } else {
                open.push(name);
            }
        }
        open.is_empty()
    }

    fn holds(text: &str) -> Result<(), TestCaseError> {
        let names = Mentions::new([("b c".to_owned(), 1), ("a".to_owned(), 2)]);
        let (got, _) = read_text(text, &escaping());
        let mut fragment = got.value;
        fragment.link_mentions(fragment.mentions(&names), &|_| false);
        let html = fragment.draw(&mut Shown);
        prop_assert!(balanced(&html), "{html}");
        let page = Html::parse_fragment(&html);
        let mut ids: Vec<&str> =
            page.tree.values().filter_map(|node| if let Node::Element(element) = node { element.id() } else { None }).collect();
        for (anchor, _) in &fragment.anchors {
            prop_assert!(ids.contains(&&**anchor), "{anchor} in {html}");
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(all, ids.len(), "{}", html);
        let workouts = fences(text, Span::new(Sources::from_iter([("a", "")]).find("a").unwrap(), 0..text.len()));
        prop_assert!(fragment.pieces.iter().filter(|piece| matches!(piece, Piece::Workout(_))).count() <= workouts.len());
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn drawn_markdown_is_balanced_and_its_ids_differ(text in MARKDOWN) {
            holds(&text)?;
        }

        #[test]
        fn any_text_is_read(text in "[\\PC\n\r\t\0]{0,80}") {
            holds(&text)?;
            inline(&text);
        }

        #[test]
        fn any_html_is_read(text in "(<|>|</|/>|id=|a|b|\"|'| |\n|=|!--|-->|script|#|x){0,40}") {
            let (got, _) = read_text(&text, &Options::default());
            got.value.draw(&mut Shown);
        }
    }
}
