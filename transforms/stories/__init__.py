"""Stories: articles that report one event.

terms       what an article is about, as hashed terms with weights, most of them words
clustering  puts the articles of a day into stories, by their likeness to earlier ones
naming      lets a story keep its id when it is found again
"""
