using System.Text;
using CsCheck;
using Serverless.Cleaning.Learning;
using Xunit;

namespace Serverless.Unit.Cleaning.Learning;

public sealed class BoostedTreesTests
{
    // One tree of depth two: column 0 first, then column 1 on both sides.
    private static readonly BoostedTrees s_one = new(2, 0.5f, [0, 1, 1], [10, 1, 2], [-4, -2, 2, 4]);

    [Theory]
    [InlineData(10, 1, -3.5f)]
    [InlineData(10, 1.1f, -1.5f)]
    [InlineData(10.1f, 2, 2.5f)]
    [InlineData(11, 3, 4.5f)]
    public void LogOdds_Row_AddsTheLeafItFallsIn(float first, float second, float expected) => Assert.Equal(expected, LogOdds(s_one, [first, second]));

    [Fact]
    public void LogOdds_SurelyNot_IsNotAskedOn()
    {
        const int Trees = 100;
        var trees = new BoostedTrees(1, 0, new ushort[Trees], new float[Trees], [.. Enumerable.Repeat(new[] { -1f, 1f }, Trees).SelectMany(leaves => leaves)]);
        using var rows = RowTable.Of([[-1], [1]]);

        Assert.Equal([-25, 100], trees.LogOdds(rows));
    }

    [Fact]
    public void LogOdds_ManyRows_IsThatOfEachAlone() => Gen.Float[-3, 3].Array[2].Array[1, 40].Sample(numbers =>
    {
        using var rows = RowTable.Of(numbers);

        Assert.Equal(Array.ConvertAll(numbers, row => LogOdds(s_one, row)), s_one.LogOdds(rows));
    });

    [Fact]
    public void LogOdds_TooFewColumns_Throws()
    {
        using var rows = RowTable.Of([[1]]);

        Assert.Throws<ArgumentOutOfRangeException>(() => s_one.LogOdds(rows));
    }

    [Fact]
    public void Mean_OfTwo_IsTheirMean()
    {
        var other = new BoostedTrees(2, -0.5f, [1, 0, 0], [2, 5, 20], [0, 8, 1, 3]);

        Assert.Equal((LogOdds(s_one, [11, 3]) + LogOdds(other, [11, 3])) / 2, LogOdds(BoostedTrees.Mean([s_one, other]), [11, 3]));
    }

    [Fact]
    public void Read_Written_IsTheSame()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)) s_one.Write(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);

        var read = BoostedTrees.Read(reader);

        Assert.Equal(1, read.Trees);
        Assert.Equal(LogOdds(s_one, [11, 3]), LogOdds(read, [11, 3]));
        Assert.Equal(stream.Length, stream.Position);
    }

    private static float LogOdds(BoostedTrees trees, float[] row)
    {
        using var rows = RowTable.Of([row]);
        return trees.LogOdds(rows)[0];
    }
}
