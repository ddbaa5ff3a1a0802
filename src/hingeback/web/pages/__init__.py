"""The look: base templates, design tokens, components, pictures, plots and the public pages."""
