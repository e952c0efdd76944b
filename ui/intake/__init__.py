"""Report forms at the window: handing them out, taking them in, telling apart what is dropped."""
