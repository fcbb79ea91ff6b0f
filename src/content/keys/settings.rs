//! The keys of `ironleaf.yaml`, and of `lint`, which pages have too.

use crate::training::terms::{Goal, Level};

use super::keys;
use super::shape::{Allowed, Autolink, Choice, Denied, Html, Name, NameOr, Number, Some1, Some2, Text, Two, Units};

keys! {
    /// The settings of a guide, ironleaf.yaml. Every key has a default.
    Settings {
        /// The guide's name.
        title: Option<Text>,
        /// A line under the name.
        tagline: Option<Text>,
        /// The address of the published guide, such as `https://example.org/guide/`; only for what must be absolute.
        base_url: Option<Text>,
        /// The language of its text: en, de, pt-BR.
        language: Option<Text>,
        /// The unit of weights.
        units: Option<Choice<Units>>,
        /// Who wrote what names no author: the name of a file in content/authors/.
        author: Option<Name>,
        /// The entries of the navigation: sections such as programs, names of pages, or {title, url}.
        nav: Option<Vec<NameOr<NavLink>>>,
        /// The licence in the footer.
        licence: Option<Text>,
        /// Whether straight quotes and hyphens in prose become curly quotes and dashes.
        smart_punctuation: Option<bool>,
        /// The address that opens a file in your editor, with {path}, {line} and {column}.
        editor: Option<Text>,
        /// Words a minute, for reading times.
        reading_speed: Option<Number<50, 1000>>,
        /// Whether first mentions of exercises, muscles and terms become links.
        autolink: Option<Choice<Autolink>>,
        /// What happens to HTML in Markdown: escape shows it as text, for guides that take contributions.
        html: Option<Choice<Html>>,
        /// Rules that the guide allows or denies.
        lint: Option<Lint>,
        /// Pairs of muscles or groups whose session is shown in every order, such as `[[back, legs]]`.
        pairs: Option<Vec<Two<Name>>>,
        /// What generated workouts assume where they do not say.
        sample_workouts: Option<Samples>,
        /// Where things stand in the gym.
        stations: Option<Stations>,
        /// Colours and logo.
        theme: Option<Theme>,
    }
}
keys! {
    /// Rules that are allowed or denied.
    Lint {
        /// Rules whose findings are left out: names, names with reasons, or all for every coaching rule.
        allow: Option<Allowed>,
        /// Rules whose findings stop a build: names, or warnings for all of them.
        deny: Option<Denied>,
    }
}
keys! {
    /// An entry of the navigation with an address.
    NavLink {
        /// What it says.
        title: Text,
        /// Where it leads.
        url: Text,
    }
}
keys! {
    /// What generated workouts assume.
    Samples {
        /// What they are for.
        goal: Option<Choice<Goal>>,
        /// Who trains.
        level: Option<Choice<Level>>,
        /// The time that they must fit.
        minutes: Option<Number<5, 600>>,
        /// What there is.
        equipment: Option<Vec<Name>>,
    }
}
keys! {
    /// Where things stand in the gym.
    Stations {
        /// Stations that stand near each other, such as `[[cable, leg-curl]]`.
        near: Option<Some1<Some2<Name>>>,
    }
}
keys! {
    /// Colours and logo.
    Theme {
        /// The colour of links and buttons, such as "#0f766e", in quotes.
        accent: Option<Text>,
        /// A file in static/.
        logo: Option<Text>,
    }
}
