"""What goes along on the device: the plan, the safety card, the service worker, the page without network."""
