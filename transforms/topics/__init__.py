"""Topics of an article, as IPTC Media Topics of the first two levels.

`scheme` holds the list of topics; `names` reads the publisher's tags, section and address by the
names of topics; `words` weighs the words of the text; `find` puts the evidence of both together.
"""
