// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {DataBase} from "../data/DataBase.sol";

/// @notice Outsiders call every function of EncryptionKeys, Catalog, Agreements and Computations with arguments made up by the fuzzer.
contract OutsidersDataInvariants is DataBase {
    AgreementTerms private _terms;
    bytes32 private _atStart;

    function setUp() public override {
        super.setUp();
        Offer memory offer = offerOf(0);
        offer.oneEach = true;
        open(offer);
        _terms = termsUnder(offer, 1);
        conclude(_terms);
        serve(_terms, 1);
        _atStart = _observable();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](4);
        (targets[0], targets[1], targets[2]) = (address(encryptionKeys), address(catalog), address(agreements));
        targets[3] = address(computations);
    }

    function targetSenders() public view returns (address[] memory senders) {
        senders = new address[](3);
        (senders[0], senders[1], senders[2]) = (DEPLOYER, OUTSIDER, accountOf("outsider 1"));
    }

    /// @dev DAT-11
    function invariant_RandomCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), _atStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        (, , , , uint48 revokedAt) = encryptionKeys.records(key);
        (, , bool removed) = catalog.services(service);
        bytes memory shared = abi.encode(
            catalog.resourceOf(resource),
            catalog.isRevoked(resource, 1),
            removed,
            revokedAt,
            agreements.offerOf(_terms.offer)
        );
        return
            keccak256(
                abi.encode(
                    shared,
                    agreements.agreementOf(idOf(_terms)),
                    agreements.accessOf(idOf(_terms), 1),
                    agreements.lastOf(_terms.offer, bank.id),
                    agreements.isUser(OUTSIDER)
                )
            );
    }
}
