"""The planner process: the solver stays loaded in it, pages ask it over a private socket and never wait long."""
