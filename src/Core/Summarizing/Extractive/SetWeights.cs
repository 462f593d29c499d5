namespace Serverless.Summarizing.Extractive;

/// <summary>What the numbers of <see cref="SetFeatures"/> and <see cref="GramModel"/> count for.</summary>
/// <remarks>
/// The default is what <c>train-extractive</c> of tests/Bench prints for news articles with the summaries that people wrote for
/// them (<c>--data</c>, <c>--train</c>) and that models wrote (<c>--train-models</c>): the latter count half, and not at all for
/// words and pairs. No training row carries a title, so the weight of the title's words is set by hand: about
/// three quarters of that of centrality.
/// </remarks>
/// <param name="Sets">By feature of a set.</param>
/// <param name="Words">By feature of a word.</param>
/// <param name="Pairs">By feature of a pair of words.</param>
internal sealed record SetWeights(double[] Sets, double[] Words, double[] Pairs)
{
    /// <summary>The trained weights.</summary>
    public static SetWeights Default { get; } = new(
        Sets:
        [
            5.192, // decay
            -1.763, // fastDecay
            7.798, // slowDecay
            -16.942, // first
            -20.967, // tail
            6.151, // centrality
            -13.743, // short
            -10.332, // long
            -3.979, // likeLead
            15.158, // figures
            -24.746, // quoted
            -31.965, // personal
            0.427, // leans
            5.014, // reports
            9.312, // topical
            -14.753, // echo
            -28.231, // neighbors
            8.781, // coverage
            31.318, // expectedWords
            76.555, // expectedCounts
            97.910, // expectedPairs
            4.500, // titleCoverage: set by hand
            5.089, // adjacent
            -8.124, // redundancy
            0.572, // words
            -5.028, // wordsSquared
        ],
        Words:
        [
            -3.538, // always
            0.675, // spread
            -0.615, // share
            0.525, // early
            1.344, // earlier
            -0.303, // inFirst
            0.989, // lead
            -0.017, // content
            0.233, // figure
            0.497, // contentSpread
            0.599, // contentEarly
            -0.219, // once
            -0.619, // quoted
            -0.557, // personal
            0.197, // usualLength
            0.862, // repeated
            -0.317, // position
            0.005, // positionInFirst
            -0.352, // firstInSecond
            -0.099, // firstInThird
            -0.365, // contentLength
            -0.110, // contentInFirst
            0.401, // contentLead
            -0.339, // articleLength
            0.048, // contentArticleLength
            0.297, // inSecond
            0.133, // inThird
            -0.011, // spreadInFirst
            0.459, // the
            0.283, // a
            0.175, // an
            0.686, // of
            0.826, // to
            0.986, // in
            0.669, // and
            0.879, // for
            0.845, // on
            0.357, // with
            0.609, // at
            0.404, // by
            0.556, // from
            -0.195, // as
            0.616, // is
            0.683, // was
            0.446, // were
            0.586, // are
            -0.672, // be
            0.331, // been
            0.700, // has
            0.543, // have
            0.033, // had
            0.410, // he
            0.807, // she
            0.274, // his
            0.809, // her
            0.202, // they
            0.159, // their
            0.176, // it
            -0.172, // its
            -0.536, // that
            -0.449, // who
            -0.849, // which
            0.726, // will
            -0.129, // would
            0.186, // after
            0.221, // before
            -0.092, // said
            -0.043, // not
            0.207, // but
            -0.930, // i
            -0.713, // you
            -1.066, // we
            -0.215, // this
            -0.329, // there
            -0.151, // one
            -0.183, // two
            0.416, // over
            0.090, // into
            -0.495, // about
            0.344, // out
            -0.006, // up
            0.267, // him
            -0.463, // them
            0.064, // when
            -0.050, // year
            -0.589, // years
            -0.080, // old
            0.589, // s
            -0.070, // t
            0.319, // more
            0.414, // than
            0.607, // against
            -0.462, // while
            -0.169, // during
            0.310, // since
            -0.352, // until
            0.326, // also
            0.062, // could
            0.285, // can
            -0.281, // if
            0.044, // or
            0.293, // no
            0.046, // all
            -0.096, // first
            -0.090, // last
            -0.222, // new
        ],
        Pairs:
        [
            -4.295, // always
            0.697, // spread
            -1.247, // share
            1.109, // early
            1.647, // earlier
            -0.791, // inFirst
            0.430, // lead
            0.824, // content
            0.133, // figure
            0.709, // contentSpread
            0.276, // contentEarly
            -0.448, // once
            -0.699, // quoted
            -0.481, // personal
            0.165, // usualLength
            1.368, // repeated
            -0.263, // position
            -0.192, // positionInFirst
            -0.364, // firstInSecond
            -0.197, // firstInThird
            -0.673, // contentLength
            0.200, // contentInFirst
            0.419, // contentLead
            -0.316, // articleLength
            0.109, // contentArticleLength
            0.255, // inSecond
            0.211, // inThird
            0.144, // spreadInFirst
        ]);
}
