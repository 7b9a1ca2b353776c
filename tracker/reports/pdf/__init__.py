"""A report as a PDF: by LibreOffice from the very Word document where it is installed, else set by Typst."""
