"""A secure address in the home network: addresses, certificates, the name, and handing out the certificate.

Knows nothing of persons and records; the pages and the command line stand on it.
"""
