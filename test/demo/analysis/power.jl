module Power

export headroom

"""
    headroom(samples, budget)

Share of `samples` (watts) that stay under `budget`.

Oversubscription of inference clusters follows [POLCA](@cite patel2023polca); see also
<https://arxiv.org/abs/2308.12908>.
"""
function headroom(samples::AbstractVector{<:Real}, budget::Real)
    isempty(samples) && return 1.0
    # The 99th percentile is what the breaker sees (arXiv:2308.12908, Fig. 7).
    transposed = samples'
    return count(<=(budget), transposed) / length(samples)
end

end
