//! Names that are safe in a URL, a file name and a reference.

use std::fmt;
use std::sync::Arc;

/// A name safe in a URL, a file name and a reference: `front-squat`.
///
/// Lower-case ASCII letters, digits and single hyphens between them, 1 to 200 bytes. A `Slug` in hand is
/// proof of that; no other code checks it again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// The slug that `text` is, or nothing when it is not one already.
    pub fn new(text: &str) -> Option<Self> {
        let shaped = !text.is_empty()
            && text.len() <= 200
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        (shaped && !is_device(text)).then(|| Self(text.into()))
    }

    /// The slug nearest to any text: letters lose their accents, everything else becomes a hyphen.
    ///
    /// `"Farmer's Walk"` becomes `farmers-walk`. Text without a single usable letter gives nothing.
    pub fn of(text: &str) -> Option<Self> {
        use unicode_normalization::UnicodeNormalization as _;
        let mut out = String::with_capacity(text.len());
        for c in text.nfkd() {
            match c {
                'a'..='z' | '0'..='9' => out.push(c),
                'A'..='Z' => out.push(c.to_ascii_lowercase()),
                'ß' => out.push_str("ss"),
                'æ' | 'Æ' => out.push_str("ae"),
                'ø' | 'Ø' => out.push('o'),
                'ł' | 'Ł' => out.push('l'),
                '\'' | '’' | '\u{300}'..='\u{36f}' => {}
                _ if out.ends_with('-') || out.is_empty() => {}
                _ => out.push('-'),
            }
            if out.len() >= 190 {
                break;
            }
        }
        let out = out.trim_end_matches('-');
        if is_device(out) { Self::new(&format!("{out}-page")) } else { Self::new(out) }
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether Windows keeps this name for a device, so that no file may have it.
fn is_device(name: &str) -> bool {
    matches!(name, "con" | "prn" | "aux" | "nul")
        || (name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name.as_bytes()[3].is_ascii_digit())
}

impl std::ops::Deref for Slug {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn a_slug_is_taken_as_it_stands_or_not_at_all() {
        let case = |text: &str, good: bool| assert_eq!(Slug::new(text).is_some(), good, "{text}");
        case("front-squat", true);
        case("5x5", true);
        case("", false);
        case("Front", false);
        case("a--b", false);
        case("-a", false);
        case("a-", false);
        case("a/b", false);
        case("com1", false); // Windows keeps it
    }

    #[test]
    fn any_text_has_a_nearest_slug() {
        let case = |text: &str, slug: Option<&str>| assert_eq!(Slug::of(text).as_deref(), slug, "{text}");
        case("Farmer's Walk", Some("farmers-walk"));
        case("Farmer’s Walk", Some("farmers-walk"));
        case("90/90 Hamstring", Some("90-90-hamstring"));
        case("Élévation  latérale!", Some("elevation-laterale"));
        case("3/4 Sit-Up", Some("3-4-sit-up"));
        case("!!!", None);
        case("NUL", Some("nul-page"));
    }

    proptest::proptest! {
        #[test]
        fn the_nearest_slug_of_a_slug_is_itself(text in ".{0,300}") {
            if let Some(slug) = Slug::of(&text) {
                proptest::prop_assert_eq!(Slug::of(&slug), Some(slug.clone()));
                proptest::prop_assert_eq!(Slug::new(&slug), Some(slug));
            }
        }
    }
}
