"""The projects workspace: a project taken through crawl, walk and run, step by step."""
