"""Pages to PDF beside LibreOffice, which is given the same text as a Word document."""
import os, shutil, subprocess


def cases(galley, pandoc, pages, path, runs):
    soffice = shutil.which("soffice")
    rows = []
    for count, times in ((1, runs), (200, 3), (2000, 3)):
        mine = [galley, "convert", pages[count], "-t", "pdf", "-o", path("out.pdf")]
        peer = None
        # A peer of a quarter of a minute is asked once; LibreOffice is not asked for 10,000 pages.
        if soffice and pandoc and count <= 200:
            document = path(f"page-{count}.docx")
            subprocess.run([pandoc, "-f", "markdown", pages[count], "-o", document], check=True)
            peer = [soffice, "--headless", f"-env:UserInstallation=file://{path('profile')}", "--convert-to", "pdf",
                    "--outdir", path("soffice"), document]
            os.makedirs(path("soffice"), exist_ok=True)
        rows.append((f"text to pdf, {count} pages beside soffice of docx", mine, peer, times if count == 1 else 1))
    rows.append(("text to pdf, A3 in four columns",
                 [galley, "convert", pages[20], "-t", "pdf", "-W", "paper=a3", "-W", "columns=4", "-o", path("out.pdf")],
                 None, runs))
    return rows
