//! An exercise's pictures and films.

use crate::content::Media;
use crate::markup;
use crate::site::pictures::{Shown, is_film};
use crate::site::view::{Film, Gallery, Picture};
use crate::training::guide::Ref;

use super::Desk;

/// How wide pictures are shown, for a browser that chooses one: alone in the column of prose, or beside another.
const ALONE: &str = "auto, (max-width: 46rem) 92vw, 42rem";
const BESIDE: &str = "auto, (max-width: 46rem) 46vw, 21rem";

/// What two pictures of one movement show.
const POSITIONS: [&str; 2] = ["Start position", "End position"];

impl Desk<'_> {
    /// The pictures and films of a thing, in the order of its front matter.
    pub(super) fn gallery(&self, thing: Ref) -> Gallery {
        let mut gallery = Gallery::default();
        for medium in self.site.sheet(thing).map_or(&[][..], |sheet| &sheet.media) {
            match medium {
                Media::Image { path, alt, caption, .. } => {
                    let Some(Shown { src, srcset, width, height }) = self.site.medium(thing, path, &self.from) else { continue };
                    let (alt, caption) = (alt.as_deref().unwrap_or_default().to_owned(), caption.as_deref().map(str::to_owned));
                    gallery.pictures.push(Picture { src, srcset, sizes: String::new(), width, height, alt, caption });
                }
                Media::Video { url, title, .. } => {
                    let Some(Shown { src, .. }) = self.site.medium(thing, url, &self.from) else { continue };
                    gallery.films.push(film(src, title.as_deref(), url));
                }
            }
        }
        let count = gallery.pictures.len();
        let said = gallery.pictures.iter().any(|picture| picture.caption.is_some());
        for (n, picture) in gallery.pictures.iter_mut().enumerate() {
            if count == 2 && !said {
                picture.caption = Some(POSITIONS[n].to_owned());
            }
            if picture.srcset.is_some() {
                if count == 1 { ALONE } else { BESIDE }.clone_into(&mut picture.sizes);
            }
        }
        gallery
    }
}

/// A film at an address as a page links it; `written` is the address in front matter.
fn film(href: String, title: Option<&str>, written: &str) -> Film {
    let known = player(&href);
    let outside = markup::is_outside(written);
    Film {
        title: title.unwrap_or("Watch the film").to_owned(),
        file: known.is_none() && is_film(href.split(['?', '#']).next().unwrap_or(&href)) && !outside,
        host: known.as_ref().map(|(host, _)| (*host).to_owned()).or_else(|| outside.then(|| host(&href))),
        player: known.map(|(_, player)| player),
        href,
    }
}

/// The name of the host of an address.
fn host(address: &str) -> String {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.rsplit('@').next().unwrap_or(host).trim_start_matches("www.").to_owned()
}

/// The host of a film and the address of its player, where that is a host with a player that keeps no record of those
/// who do not play it.
fn player(address: &str) -> Option<(&'static str, String)> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let (rest, mark) = rest.split_once('#').unwrap_or((rest, ""));
    let (way, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, way) = way.split_once('/')?;
    let mut parts = way.split('/').filter(|part| !part.is_empty());
    let asked = |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let plain = |id: &&str| !id.is_empty() && id.len() <= 24 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let bare = host.trim_start_matches("www.").trim_start_matches("m.");
    match bare {
        "youtube.com" | "youtube-nocookie.com" | "youtu.be" => {
            let id = match (bare, parts.next()?) {
                ("youtu.be", id) => Some(id),
                (_, "watch") => asked("v"),
                (_, "embed" | "shorts" | "live" | "v") => parts.next(),
                _ => None,
            };
            let start = asked("t").or_else(|| asked("start")).and_then(seconds).map_or(String::new(), |s| format!("&start={s}"));
            let id = id.filter(plain)?;
            Some(("YouTube", format!("https://www.youtube-nocookie.com/embed/{id}?autoplay=1&rel=0{start}")))
        }
        "vimeo.com" | "player.vimeo.com" => {
            let mut numbers = parts.skip_while(|part| !part.bytes().all(|b| b.is_ascii_digit()));
            let id = numbers.next().filter(plain)?;
            // A film that is not listed has a second number.
            let unlisted = numbers.next().or_else(|| asked("h")).filter(plain).map_or(String::new(), |h| format!("&h={h}"));
            let start = mark.strip_prefix("t=").and_then(seconds).map_or(String::new(), |s| format!("#t={s}s"));
            Some(("Vimeo", format!("https://player.vimeo.com/video/{id}?autoplay=1&dnt=1{unlisted}{start}")))
        }
        _ => None,
    }
}

/// `90`, `90s`, `1m30s` in seconds.
fn seconds(text: &str) -> Option<u32> {
    let mut all = 0u32;
    let mut number = String::new();
    for c in text.chars() {
        let factor = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        all = all.checked_add(number.parse::<u32>().ok()?.checked_mul(factor)?)?;
        number.clear();
    }
    if number.is_empty() { Some(all) } else { all.checked_add(number.parse().ok()?) }
}

#[cfg(test)]
mod tests {
    use super::{film, player};

    #[test]
    fn a_film_of_a_known_host_has_a_player() {
        let case = |address: &str, want: Option<&str>| assert_eq!(player(address).map(|(_, player)| player).as_deref(), want, "{address}");
        let plain = Some("https://www.youtube-nocookie.com/embed/2SHsk9AzdjA?autoplay=1&rel=0");
        case("https://www.youtube.com/watch?v=2SHsk9AzdjA", plain);
        case("https://m.youtube.com/watch?list=x&v=2SHsk9AzdjA&feature=share", plain);
        case("https://youtu.be/2SHsk9AzdjA?si=abc", plain);
        case("https://www.youtube.com/shorts/2SHsk9AzdjA", plain);
        case("https://youtu.be/2SHsk9AzdjA?t=1m30s", Some("https://www.youtube-nocookie.com/embed/2SHsk9AzdjA?autoplay=1&rel=0&start=90"));
        case("https://vimeo.com/76979871", Some("https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"));
        case(
            "https://vimeo.com/channels/staff/76979871/ab12cd#t=45s",
            Some("https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=ab12cd#t=45s"),
        );
        case("https://www.youtube.com/@coach", None);
        case("https://www.youtube.com/watch?v=\"><script>", None);
        case("https://example.org/watch?v=2SHsk9AzdjA", None);
        case("https://youtube.com.example.org/watch?v=2SHsk9AzdjA", None);
        case("clips/rdl.mp4", None);
    }

    #[test]
    fn a_film_says_where_it_is() {
        let case = |address: &str, host: Option<&str>, file: bool| {
            let film = film(address.to_owned(), None, address);
            assert_eq!((film.host.as_deref(), film.file), (host, file), "{address}");
        };
        case("https://youtu.be/2SHsk9AzdjA", Some("YouTube"), false);
        case("https://www.example.org/film", Some("example.org"), false);
        case("https://example.org/film.mp4", Some("example.org"), false);
        case("clips/rdl.mp4", None, true);
        case("clips/rdl.webm", None, true);
        case("clips/rdl.avi", None, false);
    }
}
