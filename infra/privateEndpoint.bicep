// One private endpoint with the DNS zone that makes its name resolve inside the network.
import { texts } from 'types.bicep'

@description('Region of the endpoint: that of the network.')
param location string

@description('Name of the endpoint.')
param name string

@description('Tags of every resource.')
param tags texts

@description('Subnet that the endpoint takes its address from.')
param subnetId string

@description('Network that resolves the name.')
param networkId string

@description('Resource that is reached.')
param targetId string

@description('Part of the resource that is reached.')
param groupId 'blob' | 'queue' | 'table' | 'account'

@description('Private DNS zone of that part.')
param zoneName string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'app'
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: groupId, properties: { privateLinkServiceId: targetId, groupIds: [groupId] } }
    ]
  }

  resource zoneGroup 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: groupId, properties: { privateDnsZoneId: zone.id } }] }
  }
}
