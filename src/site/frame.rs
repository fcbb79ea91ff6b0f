//! What is the same on every page: the guide's name, its menu, its colours.

use crate::base::words;
use crate::content::{NavItem as Said, Settings, Units as Unit};
use crate::diag::{Finding, Report, Rule};
use crate::markup;
use crate::source::Word;
use crate::training::guide::Guide;
use crate::training::names::Kind;

use super::accent::{self, Colour};
use super::address;
use super::plan::{Plan, Section, home};
use super::theme::Theme;
use super::view::{NavItem, Site, Units};

/// The guide itself, as every template sees it.
pub(super) fn frame(settings: &Settings, guide: &Guide, plan: &Plan, theme: &Theme, report: &mut Report) -> Site {
    let key = crate::base::Slug::of(&settings.title).map_or_else(|| "guide".to_owned(), |slug| slug.to_string());
    Site {
        title: settings.title.to_string(),
        tagline: settings.tagline.as_ref().map(ToString::to_string),
        language: settings.language.to_string(),
        units: match settings.units {
            Unit::Kg => Units::Kg,
            Unit::Lb => Units::Lb,
        },
        nav: nav(settings, guide, plan, report),
        licence: settings.licence.as_ref().map(ToString::to_string),
        logo: logo(settings, theme, report),
        key,
        home: home().to_string(),
    }
}

/// The menu as the guide says it, else every section that has pages.
fn nav(settings: &Settings, guide: &Guide, plan: &Plan, report: &mut Report) -> Vec<NavItem> {
    let section = |section: Section| {
        plan.get(section.path().as_str()).map(|_| NavItem {
            title: section.title().to_owned(),
            path: section.path().to_string(),
            external: false,
            section: section.id().to_owned(),
        })
    };
    if settings.nav.is_empty() {
        return Section::ALL.into_iter().filter_map(section).collect();
    }
    let item = |said: &Said| match said {
        Said::Link { title, url } => {
            if markup::is_script(url) {
                report.push(super::script(url));
                return None;
            }
            let external = markup::is_outside(url) || url.starts_with('#');
            let path = url.trim_start_matches('/').to_owned();
            if !external && plan.get(path.split('#').next().unwrap_or("")).is_none() {
                report.push(
                    Finding::new(Rule::DeadLink, url.span, format!("no page stands at `{}`", url.text))
                        .help("write the page's address from the guide's root, such as `pages/about.html`, or a full address"),
                );
                return None;
            }
            Some(NavItem { title: title.to_string(), path, external, section: String::new() })
        }
        Said::Name(name) => match Section::ALL.into_iter().find(|s| words::fold(s.id()) == words::fold(name)) {
            Some(known) => section(known),
            None => named(guide, name, report),
        },
    };
    settings.nav.iter().filter_map(item).collect()
}

/// The entry of a page that the menu names.
fn named(guide: &Guide, name: &Word, report: &mut Report) -> Option<NavItem> {
    if let Some(thing) = guide.names.find(&LINKS, name) {
        let meta = guide.meta(thing);
        return Some(NavItem {
            title: meta.title.to_string(),
            path: address::of(guide, thing).path.to_string(),
            external: false,
            section: format!("{}/{}", thing.kind().name(), meta.id),
        });
    }
    let near = crate::base::suggest::nearest(name, Section::ALL.map(Section::id)).or_else(|| guide.names.near(&Kind::ALL, name));
    let finding = Finding::new(Rule::UnknownLink, name.span, format!("no section or page is called `{}`", name.text));
    report.push(match near {
        Some(near) => finding.help(format!("a page with a similar name exists: `{near}`")).guess(near),
        None => {
            finding.help("write a section (`articles`, `programs`, `exercises`, `muscles`, `glossary`), a page's id, or `{title, url}`")
        }
    });
    None
}

/// Pages come first in a menu, whatever else has their name.
const LINKS: [Kind; 9] =
    [Kind::Page, Kind::Article, Kind::Program, Kind::Exercise, Kind::Muscle, Kind::Part, Kind::Group, Kind::Term, Kind::Author];

fn logo(settings: &Settings, theme: &Theme, report: &mut Report) -> Option<String> {
    let logo = settings.theme.logo.as_ref()?;
    let found = theme.asset(logo.trim_start_matches("static/"));
    if found.is_none() {
        let near = crate::base::suggest::nearest(logo, theme.assets().map(|(name, _)| name));
        let help = near.map_or_else(
            || format!("put the picture at `static/{}`", logo.text),
            |near| format!("a file with a similar name exists: `{near}`"),
        );
        report.push(Finding::new(Rule::MissingImage, logo.span, format!("no static file is called `{}`", logo.text)).help(help));
    }
    found.map(|asset| asset.out.to_string())
}

/// The accent colour as CSS that follows the theme's own; empty where the guide says none.
pub(super) fn accent(settings: &Settings, report: &mut Report) -> String {
    let Some(word) = &settings.theme.accent else { return String::new() };
    let Some(colour) = Colour::parse(word) else { return String::new() };
    if let Some(better) = accent::readable(colour) {
        report.push(
            Finding::new(Rule::AccentContrast, word.span, format!("`{}` is hard to read on the page's paper", word.text))
                .help(format!("the nearest shade that can be read: `{better}`; the build uses it"))
                .guess(better.to_string()),
        );
    }
    accent::css(accent::readable(colour).unwrap_or(colour))
}
