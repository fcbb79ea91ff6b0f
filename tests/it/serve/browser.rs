//! A coach's browser: a mistake comes over the page with its line, and goes when it is mended.

use super::command::Serve;

#[test]
fn a_coach_breaks_the_guide_and_mends_it() {
    let server = Serve::over(guide(), &["--port", "0"]);
    crate::browser::script("serve.mjs", &[&format!("http://127.0.0.1:{}", server.port), server.folder.path().to_str().unwrap()]);
}

/// A small guide with one of each that the script breaks.
fn guide() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("ironleaf.yaml", "title: My guide\neditor: \"myeditor://open?file={path}&line={line}\"\n"),
        (
            "content/exercises/squat.md",
            "---\ntitle: Squat\nmuscles:\n  primary: [quads, glutes]\nequipment: [barbell, rack]\n---\nSit down, stand up. See [[Row]].\n",
        ),
        ("content/exercises/row.md", "---\ntitle: Row\nmuscles:\n  primary: [lats]\nequipment: [barbell]\n---\nPull.\n"),
        (
            "content/programs/fives.md",
            "---\ntitle: Fives\nsessions:\n  - name: Monday\n    work: |\n      Squat: 5 x 5, rest 3 min\n---\nGo.\n",
        ),
        ("content/articles/why.md", "---\ntitle: Why\n---\n## Reasons\n\nBecause of [[Squat]].\n"),
        ("static/look.css", "h1 { color: rgb(1, 2, 3) }\n"),
        (
            "templates/article.html",
            "{% extends \"builtin/article.html\" %}\n{% block head %}{{ super() }}<link rel=\"stylesheet\" href=\"{{ head.root }}look.css\">{% endblock %}\n",
        ),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}
