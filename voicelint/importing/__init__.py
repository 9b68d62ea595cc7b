"""Raw requests to campaign specs, by the same mapping tables that lead from a spec to its request."""
