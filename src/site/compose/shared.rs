//! What many pages have: the top, cards, the end.

use crate::content::Sheet;
use crate::site::crosslinks::{Crosslinks, List};
use crate::site::view::{AuthorBox, Body, Byline, Card, Ending, Intro, Link, Shared, Source, Stamp, Tag};
use crate::training::guide::{Meta, Ref};
use crate::training::names::Kind;
use crate::training::terms::Date;

use super::Desk;
use super::notes::Notes;

impl Desk<'_> {
    pub(super) fn make_card(&self, thing: Ref) -> Card {
        let meta = self.guide().meta(thing);
        let note = match thing {
            Ref::Article(_) => self.article_note(thing, meta),
            Ref::Program(id) => Some(self.program_note(id)).filter(|note| !note.is_empty()),
            Ref::Exercise(id) => Some(Self::exercise_note(&self.guide().exercises[id])),
            _ => None,
        };
        Card {
            kicker: kind_title(thing.kind()).to_owned(),
            title: meta.title.to_string(),
            href: self.href(thing),
            summary: self.summary(thing),
            note,
        }
    }

    pub(super) fn cards(&self, things: impl IntoIterator<Item = Ref>) -> Vec<Shared<Card>> {
        things.into_iter().map(|thing| self.card(thing)).collect()
    }

    /// One sentence about a thing: its summary, else what it does, else the beginning of its prose.
    pub(in crate::site) fn summary(&self, thing: Ref) -> Option<String> {
        let guide = self.guide();
        let function = match thing {
            Ref::Muscle(id) => guide.muscles[id].function.clone(),
            Ref::Group(id) => guide.groups[id].function.clone(),
            Ref::Part(id) => guide.parts[id].function.clone(),
            Ref::Author(id) => guide.authors[id].bio.clone(),
            _ => None,
        };
        let said = guide.meta(thing).summary.clone().or(function).map(|s| s.to_string());
        said.or_else(|| self.site.prose(thing).and_then(|prose| prose.fragment.lead.as_deref()).map(cut))
    }

    /// The top of a thing's page.
    pub(super) fn intro(&self, thing: Ref, kicker: Option<String>) -> Intro {
        let meta = self.guide().meta(thing);
        Intro {
            kicker,
            title: meta.title.to_string(),
            aliases: super::aliases::told(meta),
            lede: self.lede(thing),
            byline: None,
            unreviewed: false,
            actions: true,
            extra: self.site.sheet(thing).and_then(extra).unwrap_or_default(),
        }
    }

    /// What stands under the title: what is said about the thing, but not the beginning of its own prose.
    fn lede(&self, thing: Ref) -> Option<String> {
        let meta = self.guide().meta(thing);
        let from_prose = meta.summary.is_none() && !matches!(thing, Ref::Muscle(_) | Ref::Group(_) | Ref::Author(_));
        if from_prose { None } else { self.summary(thing) }
    }

    /// Who wrote a page, and when; nothing where neither is known.
    pub(super) fn byline(&self, thing: Ref, reviewer: Option<Link>) -> Option<Byline> {
        let meta = self.guide().meta(thing);
        let byline = Byline { reading: self.reading(thing), ..self.signed(meta, reviewer) };
        (byline != Byline::default()).then_some(byline)
    }

    /// Who wrote, who checked, and when.
    pub(super) fn signed(&self, meta: &Meta, reviewer: Option<Link>) -> Byline {
        Byline {
            author: meta.author.map(|id| self.link(Ref::Author(id))),
            reviewer,
            date: meta.date.map(stamp),
            updated: meta.updated.filter(|day| Some(*day) != meta.date).map(stamp),
            reading: None,
        }
    }

    /// How long a page takes to read; nothing for a page of a few lines.
    pub(super) fn reading(&self, thing: Ref) -> Option<String> {
        let words = self.site.prose(thing)?.fragment.words;
        let minutes = words.div_ceil(self.site.settings.reading_speed.max(1) as usize);
        (words >= 60).then(|| format!("{minutes} min read"))
    }

    fn article_note(&self, thing: Ref, meta: &Meta) -> Option<String> {
        let parts: Vec<String> = meta.date.map(Date::in_words).into_iter().chain(self.reading(thing)).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// The end of a thing's page; `shown` are the things that the page has cards or rows of already.
    pub(super) fn ending(&self, thing: Ref, shown: &[Ref]) -> Ending {
        let guide = self.guide();
        let meta = guide.meta(thing);
        let writes = matches!(thing, Ref::Article(_) | Ref::Program(_));
        let author = meta.author.filter(|_| writes).map(|id| AuthorBox {
            author: self.link(Ref::Author(id)),
            bio: guide.authors[id].bio.clone().or_else(|| guide.authors[id].meta.summary.clone()).map(|s| s.to_string()),
            place: guide.authors[id].place.as_ref().map(ToString::to_string),
        });
        Ending { author, next: self.cards(self.next(thing, shown)), ..self.tags_and_sources(meta) }
    }

    /// The first half of an end.
    pub(super) fn tags_and_sources(&self, meta: &Meta) -> Ending {
        Ending {
            tags: meta.tags.iter().map(|tag| self.list_link(&Crosslinks::tag(tag), tag)).collect(),
            sources: meta.sources.iter().map(|s| source(s)).collect(),
            ..Ending::default()
        }
    }

    /// A link to a list, as its word stands in a page.
    pub(super) fn list_link(&self, list: &List, title: &str) -> Link {
        let href = self.site.cross.find(list).map(|list| list.path().from(&self.from));
        Link { title: title.to_owned(), href }
    }

    /// A label with its page.
    pub(super) fn tag(&self, list: &List, id: &str, title: &str) -> Tag {
        let link = self.list_link(list, title);
        Tag { id: id.to_owned(), title: link.title, href: link.href, count: None }
    }

    /// A page's prose.
    pub(super) fn body(&self, thing: Ref) -> Body {
        let notes = matches!(thing, Ref::Article(_) | Ref::Page(_) | Ref::Term(_)).then(Notes::default);
        self.site.prose(thing).map(|prose| self.prose(prose, self.guide().meta(thing), notes)).unwrap_or_default()
    }

    /// Whether a page's prose shows a workout as a table.
    pub(super) fn has_workouts(&self, thing: Ref) -> bool {
        shows_workouts(self.guide().meta(thing))
    }
}

/// Whether prose shows a workout as a table.
pub(super) fn shows_workouts(meta: &Meta) -> bool {
    meta.fences.iter().any(|fence| !fence.source) || meta.generated.iter().any(|made| made.answer.is_some())
}

/// The kind of a thing, as it stands over a card.
pub(super) fn kind_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Exercise => "Exercise",
        Kind::Muscle | Kind::Part => "Muscle",
        Kind::Group => "Muscle group",
        Kind::Program => "Program",
        Kind::Article => "Article",
        Kind::Term => "Term",
        Kind::Page => "Page",
        Kind::Author => "Author",
    }
}

fn stamp(day: Date) -> Stamp {
    Stamp { iso: day.to_string(), text: day.in_words() }
}

/// What a page's front matter says under `extra`.
fn extra(sheet: &Sheet) -> Option<serde_json::Value> {
    sheet.extra.clone()
}

/// A source, and the address in it.
fn source(text: &str) -> Source {
    let start = text.find("https://").or_else(|| text.find("http://"));
    let Some(start) = start else { return Source { text: text.to_owned(), href: None } };
    let address = text[start..].split_whitespace().next().unwrap_or("").trim_end_matches([',', '.', ')', ';']);
    let rest = format!("{}{}", &text[..start], &text[start + address.len()..]);
    let plain = rest.trim().trim_end_matches([',', ';']).trim();
    Source { text: if plain.is_empty() { address.to_owned() } else { plain.to_owned() }, href: Some(address.to_owned()) }
}

/// The beginning of a paragraph, for a card: at most 160 characters, whole words.
pub(super) fn cut(text: &str) -> String {
    if text.chars().count() <= 160 {
        return text.to_owned();
    }
    let short: String = text.chars().take(158).collect();
    let end = short.rfind(' ').unwrap_or(short.len());
    format!("{}…", short[..end].trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::{cut, source};

    #[test]
    fn an_address_in_a_source_becomes_its_link() {
        let case = |text: &str, plain: &str, href: Option<&str>| {
            let got = source(text);
            assert_eq!((got.text.as_str(), got.href.as_deref()), (plain, href), "{text}");
        };
        case("Author, Title, 2024, https://example.org/x", "Author, Title, 2024", Some("https://example.org/x"));
        case("A book", "A book", None);
        case("https://example.org", "https://example.org", Some("https://example.org"));
    }

    #[test]
    fn a_long_beginning_ends_at_a_word() {
        assert_eq!(cut("short"), "short");
        let long = cut(&"word ".repeat(60));
        assert!(long.ends_with("word…") && long.chars().count() <= 160, "{long}");
    }
}
