// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    ConsentMode,
    ICatalog,
    Resource,
    ResourceStatus,
    ResourceTerms,
    Service,
    ServiceKind,
    Visibility
} from "../../../contracts/data/ICatalog.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ResourceId} from "../../../contracts/types/ResourceId.sol";
import {ServiceId} from "../../../contracts/types/ServiceId.sol";
import {DataBase} from "./DataBase.sol";

/// @notice Resources and their services: whose they are, and who changes them.
contract CatalogTest is DataBase {
    function test_Create() public {
        ResourceTerms memory terms = ResourceTerms(ConsentMode.Always, Visibility.Parties, 8, 5);
        ResourceId id = catalog.resourceIdOf(grid.id, "name");
        bytes32 preimage = keccak256(abi.encode(block.chainid, catalog, grid.id, bytes32("name")));
        vm.assertEq(ResourceId.unwrap(id), preimage, "id");
        vm.expectEmit(address(catalog));
        emit ICatalog.ResourceCreated(id, grid.id, "name", terms);
        create("name", terms);
        Resource memory wanted = Resource(
            grid.id,
            ResourceStatus.Draft,
            ConsentMode.Always,
            Visibility.Parties,
            8,
            5,
            0,
            false
        );
        vm.assertEq(abi.encode(catalog.resourceOf(id)), abi.encode(wanted), "record");
        vm.assertTrue(catalog.ownerOf(id) == grid.id, "owner");
        vm.assertFalse(catalog.serves(id, 1), "served");
    }

    /// @dev A name is the organisation's own: nobody squats it.
    function test_TwoOrganisationsUseOneName() public {
        vm.prank(bank.maker);
        ResourceId other = catalog.create("load", termsOf(ConsentMode.None));
        vm.assertTrue(other != resource, "two resources");
        vm.assertTrue(catalog.ownerOf(other) == bank.id, "the other's");
        vm.assertTrue(catalog.ownerOf(resource) == grid.id, "the first one's");
    }

    function test_RevertWhen_ItAsksForTooManyValidators() public {
        expectError(abi.encodeWithSelector(ICatalog.Catalog_ValidatorsTooMany.selector, 9, 8));
        create("name", ResourceTerms(ConsentMode.None, Visibility.Public, 9, 0));
    }

    function test_RevertWhen_ActiveWithoutAVersion() public {
        resource = create("empty", termsOf(ConsentMode.None));
        expectError(abi.encodeWithSelector(ICatalog.Catalog_NoVersion.selector, resource));
        setStatus(ResourceStatus.Active);
    }

    function test_RevertWhen_MovedByOthers() public {
        expectError(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, resource, grid.id, bank.id));
        vm.prank(bank.maker);
        catalog.setStatus(resource, ResourceStatus.Revoked, REASON);
    }

    /// @dev Who is restricted ends things, and begins nothing.
    function test_WhileRestricted() public {
        asCouncil();
        members.setStanding(grid.id, Standing.Restricted);
        setStatus(ResourceStatus.Suspended);
        bytes memory reason = abi.encodeWithSelector(IMembers.Members_NotActive.selector, grid.id, Standing.Restricted);
        expectError(reason);
        setStatus(ResourceStatus.Active);
        bytes memory signature = signatureOf("Grid: maker", catalog.versionDigest(versionOf(2)));
        expectError(reason);
        vm.prank(grid.maker);
        catalog.publish(versionOf(2), signature, new bytes[](0));
        setStatus(ResourceStatus.Revoked);
        vm.assertFalse(catalog.serves(resource, 1), "served");
    }

    function test_WhatServes() public {
        (OrgId owner, ConsentMode consent, uint32 size) = catalog.requireActive(resource);
        vm.assertEq(abi.encode(owner, consent, size), abi.encode(grid.id, ConsentMode.None, 0), "active");
        setStatus(ResourceStatus.Deprecated);
        vm.assertTrue(catalog.serves(resource, 1), "deprecated");
        expectError(abi.encodeWithSelector(ICatalog.Catalog_WrongStatus.selector, resource, ResourceStatus.Deprecated));
        catalog.requireActive(resource);
        setStatus(ResourceStatus.EndOfLife);
        vm.assertFalse(catalog.serves(resource, 1), "ended");
    }

    /* SERVICES */

    function test_AddService() public {
        Service memory details = Service(resource, ServiceKind.Query, "interface", "endpoint");
        ServiceId id = catalog.serviceIdOf(resource, "query");
        vm.assertEq(
            ServiceId.unwrap(id),
            keccak256(abi.encode(block.chainid, catalog, resource, bytes32("query"))),
            "id"
        );
        vm.expectEmit(address(catalog));
        emit ICatalog.ServiceAdded(id, resource, "query", details);
        addService("query", ServiceKind.Query);
        (ResourceId of_, ServiceKind kind, bool removed) = catalog.services(id);
        vm.assertEq(abi.encode(of_, kind, removed), abi.encode(resource, ServiceKind.Query, false), "record");
    }

    function test_RevertWhen_TheServiceIsNotPossible() public {
        expectError(abi.encodeWithSelector(ICatalog.Catalog_ServiceExists.selector, service));
        addService("download", ServiceKind.Query);
        bytes memory invalid = abi.encodeWithSelector(ICatalog.Catalog_ServiceInvalid.selector, resource);
        expectError(invalid);
        addService("none", ServiceKind.None);
        expectError(invalid);
        vm.prank(grid.maker);
        catalog.addService("no interface", Service(resource, ServiceKind.Query, 0, "endpoint"));
        expectError(invalid);
        vm.prank(grid.maker);
        catalog.addService("no endpoint", Service(resource, ServiceKind.Query, "interface", 0));
        expectError(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, resource, grid.id, bank.id));
        vm.prank(bank.maker);
        catalog.addService("bank's", Service(resource, ServiceKind.Query, "interface", "endpoint"));
        setStatus(ResourceStatus.Deprecated);
        expectError(abi.encodeWithSelector(ICatalog.Catalog_WrongStatus.selector, resource, ResourceStatus.Deprecated));
        addService("late", ServiceKind.Query);
    }

    function test_SetEndpoint() public {
        vm.expectEmit(address(catalog));
        emit ICatalog.EndpointSet(service, "next");
        vm.prank(grid.maker);
        catalog.setEndpoint(service, "next");
        expectError(abi.encodeWithSelector(ICatalog.Catalog_ServiceInvalid.selector, resource));
        vm.prank(grid.maker);
        catalog.setEndpoint(service, 0);
        expectError(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, resource, grid.id, bank.id));
        vm.prank(bank.maker);
        catalog.setEndpoint(service, "next");
    }

    function test_RemoveService() public {
        expectError(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, resource, grid.id, bank.id));
        vm.prank(bank.maker);
        catalog.removeService(service);
        vm.expectEmit(address(catalog));
        emit ICatalog.ServiceRemoved(service);
        vm.prank(grid.maker);
        catalog.removeService(service);
        expectError(abi.encodeWithSelector(ICatalog.Catalog_ServiceRemoved.selector, service));
        vm.prank(grid.maker);
        catalog.setEndpoint(service, "next");
        expectError(abi.encodeWithSelector(ICatalog.Catalog_ServiceExists.selector, service));
        addService("download", ServiceKind.Download);
        ServiceId unknown = ServiceId.wrap("unknown");
        expectError(abi.encodeWithSelector(ICatalog.Catalog_UnknownService.selector, unknown));
        vm.prank(grid.maker);
        catalog.removeService(unknown);
    }
}
