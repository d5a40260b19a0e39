//! Rebuilds newspaper articles from the lines of their pages.
