"""The summary on its way from the first draft to what is issued: written, looked over, approved by the lead."""
