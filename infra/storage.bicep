// Where articles arrive and results lie: account, containers, queues, life cycle, and the app's rights to them.
import { texts } from 'types.bicep'

@description('Region of the account.')
param location string

@minLength(3)
@maxLength(24)
@description('Name of the account, lower-case letters and digits.')
param name string

@description('Tags of every resource.')
param tags texts

@description('Redundancy of the account.')
param sku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS'

@description('Refuse requests from outside the virtual network and the addresses below.')
param firewallEnabled bool

@description('Public IPv4 addresses or ranges that may reach the account through the firewall: those who upload articles.')
param allowedIpAddresses string[]

@minValue(1)
@maxValue(365)
@description('Days that a deleted or overwritten article can be restored.')
param articleRestoreDays int

@minValue(1)
@description('Days after which the stored results and claims of the app are deleted; a result that is gone is paid for again when its article returns.')
param stateRetentionDays int

@description('Principal that the app runs as.')
param principalId string

@description('Name of the identity behind that principal; known before the deployment, so that what-if can name the roles.')
param identityName string

@description('Log Analytics workspace that records writes and deletions.')
param workspaceId string

var names = loadJsonContent('names.json')
var roles = loadJsonContent('roles.json')

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Event Grid writes dead letters as a trusted service, which needs the public endpoint behind a firewall rather than none.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: firewallEnabled ? 'Deny' : 'Allow'
      ipRules: [for address in allowedIpAddresses: { action: 'Allow', value: address }]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      deleteRetentionPolicy: { enabled: true, days: articleRestoreDays }
      containerDeleteRetentionPolicy: { enabled: true, days: articleRestoreDays }
    }

    resource container 'containers' = [
      for container in items(names.containers): { name: container.value, properties: { publicAccess: 'None' } }
    ]
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [for queue in items(names.queues): { name: queue.value }]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'expire-state'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${names.containers.state}/'] }
              actions: {
                baseBlob: { delete: { daysAfterModificationGreaterThan: stateRetentionDays } }
                version: { delete: { daysAfterCreationGreaterThan: 1 } }
              }
            }
          }
          {
            name: 'expire-dead-letters'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${names.containers.deadLetter}/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
            }
          }
          {
            name: 'expire-old-versions'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: {
                blobTypes: ['blockBlob']
                prefixMatch: [
                  '${names.containers.articles}/'
                  '${names.containers.summaries}/'
                  '${names.containers.failures}/'
                ]
              }
              actions: { version: { delete: { daysAfterCreationGreaterThan: articleRestoreDays } } }
            }
          }
        ]
      }
    }
  }
}

var appRoles = [roles.storageBlobDataOwner, roles.storageQueueDataContributor, roles.storageTableDataContributor]

resource roleAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in appRoles: {
    name: guid(account.id, identityName, role)
    scope: account
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

// The alerts count writes to articles, summaries, failures and the poison queues, so they hold whatever the app itself logs.
// The newest version of this type; the one stable version, of 2016, allows a single setting per resource.
#disable-next-line use-recent-api-versions
resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'writes'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageWrite', enabled: true }, { category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

// The newest version of this type; the one stable version, of 2016, allows a single setting per resource.
#disable-next-line use-recent-api-versions
resource queueDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'writes'
  scope: account::queueService
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageWrite', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output id string = account.id
output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
