// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {SideChainBase} from "./SideChainBase.sol";
import {Entry, TrieImage} from "./TrieImage.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {StorageSlots} from "../../../contracts/anchoring/StorageSlots.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";

/// @notice A proof of one thing is brought as that of another that looks like it: accounts with the same storage, slots that somebody chose, other clients.
contract StateAliasingTest is SideChainBase {
    address private constant OURS = AGREEMENTS_THERE;
    address private constant COPY = address(0xc0);
    bytes32 private constant SLOT = "slot";
    TrieImage private immutable TRIES = new TrieImage();

    bytes[] private _storage;
    bytes32 private _storageRoot;

    function setUp() public override {
        super.setUp();
        Entry[] memory words = new Entry[](2);
        words[0] = Entry(abi.encode(keccak256(abi.encode(SLOT))), RLP.encode(uint256(7)));
        words[1] = Entry(abi.encode(keccak256("another")), RLP.encode(uint256(8)));
        bytes[] memory nodes;
        (_storageRoot, nodes) = TRIES.prove(words, words[0].key);
        for (uint256 i = 0; i < nodes.length; i++) _storage.push(nodes[i]);
    }

    /// @dev A state in which `copies` accounts are the same to the bit, nonce and balance too.
    function _record(uint64 number, bool ours, bool copy) private returns (bytes[] memory proof) {
        Entry[] memory accounts = new Entry[]((ours ? 1 : 0) + (copy ? 1 : 0) + 1);
        accounts[0] = Entry(keyOf(FOREIGN), accountOf(1, 1, EMPTY_ROOT));
        if (ours) accounts[1] = Entry(keyOf(OURS), accountOf(1, 0, _storageRoot));
        if (copy) accounts[accounts.length - 1] = Entry(keyOf(COPY), accountOf(1, 0, _storageRoot));
        bytes32 root;
        (root, proof) = TRIES.prove(accounts, keyOf(copy ? COPY : OURS));
        recordState(number, root);
    }

    /// @dev Somebody deploys a copy of the contract with the same storage. Its account proves nothing of ours, which is not there.
    function test_RevertWhen_TheAccountIsACopyWithTheSameStorage() public {
        bytes[] memory proof = _record(2, false, true);
        vm.assertEq(qbft.proveStorage(client, 2, COPY, SLOT, proof, _storage), bytes32(uint256(7)), "of the copy");
        (bool ok, bytes memory answer) = address(qbft).staticcall(
            abi.encodeCall(IQbftClient.proveStorage, (client, 2, OURS, SLOT, proof, _storage))
        );
        vm.assertFalse(ok, "not of ours");
        bool known = bytes4(answer) == IQbftClient.QbftClient_Absent.selector;
        vm.assertTrue(known || bytes4(answer) == IQbftClient.QbftClient_ProofInvalid.selector, "absent, or no proof");
    }

    /// @dev With both there, the copy's nodes still lead to the copy alone; and the storage of one serves the other, as it is the same.
    function test_EachAccountHasItsOwnPath() public {
        bytes[] memory proof = _record(2, true, true);
        vm.assertEq(qbft.proveStorage(client, 2, COPY, SLOT, proof, _storage), bytes32(uint256(7)), "of the copy");
        vm.expectRevert();
        qbft.proveStorage(client, 2, OURS, SLOT, proof, _storage);
        vm.expectRevert();
        qbft.proveAccountAbsence(client, 2, OURS, proof);
    }

    /// @dev The key of a slot is its hash. Who could name a hash himself would prove any path.
    function testFuzz_ASlotIsNotItsHash(bytes32 slot) public {
        bytes[] memory proof = _record(2, true, false);
        vm.assume(slot != SLOT);
        vm.expectRevert();
        qbft.proveStorage(client, 2, OURS, slot, proof, _storage);
        vm.expectRevert();
        qbft.proveStorage(client, 2, OURS, keccak256(abi.encode(SLOT)), proof, _storage);
    }

    /// @dev Whatever key is asked for, the words of two mappings of one contract never share a slot, nor one of the contract's own first slots.
    function testFuzz_SlotsOfDifferentMappingsDiffer(bytes32 a, bytes32 b, uint8 low) public pure {
        bytes32 agreement = StorageSlots.ofAgreement(AgreementId.wrap(a));
        bytes32 debt = StorageSlots.ofDebt(uint256(b));
        vm.assertTrue(agreement != debt, "agreements and debts");
        vm.assertTrue(a == b || agreement != StorageSlots.ofAgreement(AgreementId.wrap(b)), "of another key");
        vm.assertTrue(uint256(agreement) > low && uint256(debt) > low, "own slots");
        // An agreement's and a statement's words stand in two contracts, and in one slot under one key: names keep them apart.
        vm.assertEq(agreement, StorageSlots.ofStatement(Uid.wrap(a)), "both are the mapping in slot 3");
    }

    /// @dev A light client answers for what was brought to it. Another one of the same chain, or one that is there no more, has nothing of it.
    function test_RevertWhen_TheStateIsAnotherClients() public {
        bytes[] memory proof = _record(2, true, false);
        ClientId none = ClientId.wrap(keccak256("none"));
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_Unknown.selector, none));
        qbft.proveStorage(none, 2, OURS, SLOT, proof, _storage);
        ClientId second = create(9, validatorsOf(4));
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_UnknownHeight.selector, second, 2));
        qbft.proveStorage(second, 2, OURS, SLOT, proof, _storage);
    }
}
