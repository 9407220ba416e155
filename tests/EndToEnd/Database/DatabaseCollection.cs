using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>Test classes that share the cluster: <c>[Collection(DatabaseCollection.Name)]</c>.</summary>
[CollectionDefinition(Name)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit's own word for it.")]
public sealed class DatabaseCollection : ICollectionFixture<ClusterFixture>
{
    public const string Name = "database";
}
