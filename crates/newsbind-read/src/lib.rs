//! Reads the text layer of newspaper pages, and issues in JSON.
